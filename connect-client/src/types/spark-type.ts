import type {
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
import type { ArrayType, MapType, StructType } from "./complex-types.ts";
import type { DataType } from "./data-type.ts";
import type { GeographyType, GeometryType } from "./geospatial-types.ts";
import type { CalendarIntervalType, DayTimeIntervalType, YearMonthIntervalType } from "./interval-types.ts";
import type { TimestampLTZNanosType, TimestampNTZNanosType } from "./nanosecond-types.ts";
import type { CharType, DecimalType, StringType, TimeType, VarcharType } from "./parametric-types.ts";
import type { UserDefinedType } from "./user-defined-type.ts";

/** Every data type there is, for an exhaustive `switch (type.typeName)`. */
export type SparkType =
  | NullType
  | BooleanType
  | ByteType
  | ShortType
  | IntegerType
  | LongType
  | FloatType
  | DoubleType
  | DecimalType
  | StringType
  | CharType
  | VarcharType
  | BinaryType
  | DateType
  | TimeType
  | TimestampType
  | TimestampNTZType
  | TimestampLTZNanosType
  | TimestampNTZNanosType
  | YearMonthIntervalType
  | DayTimeIntervalType
  | CalendarIntervalType
  | VariantType
  | GeometryType
  | GeographyType
  | ArrayType
  | MapType
  | StructType
  | UserDefinedType;

/** The same object as a member of the closed union. Sound because no class outside this folder extends DataType. */
export function sparkType(type: DataType): SparkType {
  return type as SparkType;
}
