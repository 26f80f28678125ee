export type { Ambiguous } from "./ambiguous.ts";
export {
  BinaryType,
  BooleanType,
  ByteType,
  DateType,
  DoubleType,
  FloatType,
  IntegerType,
  LongType,
  NullType,
  ShortType,
  TimestampNTZType,
  TimestampType,
  VariantType,
} from "./atomic-types.ts";
export {
  ArrayType,
  dataTypeFromDDL,
  dataTypeFromJson,
  MapType,
  StructField,
  StructType,
} from "./complex-types.ts";
export { DataType, type FieldType, NotNull, type TypeOf } from "./data-type.ts";
export { dataTypeFromProto, structTypeFromProto } from "./data-type-from-proto.ts";
export { dataTypeToProto } from "./data-type-to-proto.ts";
export { GeographyType, GeometryType, type Srid } from "./geospatial-types.ts";
export {
  CalendarIntervalType,
  DayTimeIntervalType,
  type DayTimeUnit,
  YearMonthIntervalType,
  type YearMonthUnit,
} from "./interval-types.ts";
export type {
  ArrayJson,
  FieldJson,
  JsonType,
  MapJson,
  Metadata,
  StructJson,
  UserDefinedJson,
} from "./json-type.ts";
export { TimestampLTZNanosType, TimestampNTZNanosType } from "./nanosecond-types.ts";
export { CharType, DecimalType, StringType, TimeType, VarcharType } from "./parametric-types.ts";
export type {
  AnySchema,
  FieldValue,
  IsAnySchema,
  Row,
  Schema,
  SchemaOf,
  SparkValue,
  ValueOf,
} from "./schema.ts";
export { t } from "./t.ts";
export type { SparkNameError, SparkTypeError } from "./type-error.ts";
export { UserDefinedType } from "./user-defined-type.ts";
export {
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  Geography,
  Geometry,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Timestamp,
  type VariantContent,
  VariantValue,
  YearMonthInterval,
} from "./values/index.ts";
