import { ArgumentError } from "../errors/index.ts";
import {
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
import { ArrayType, MapType, StructField, StructType } from "./complex-types.ts";
import { type DataType, type FieldType, NotNull } from "./data-type.ts";
import { GeographyType, GeometryType, type Srid } from "./geospatial-types.ts";
import {
  CalendarIntervalType,
  DayTimeIntervalType,
  type DayTimeUnit,
  YearMonthIntervalType,
  type YearMonthUnit,
} from "./interval-types.ts";
import { TimestampLTZNanosType, TimestampNTZNanosType } from "./nanosecond-types.ts";
import { CharType, DecimalType, StringType, TimeType, VarcharType } from "./parametric-types.ts";
import type { Schema } from "./schema.ts";

const ARRAY_INDEX = /^(0|[1-9]\d*)$/;

function reordered(name: string): ArgumentError {
  return new ArgumentError(
    `The column name "${name}" looks like an array index, so JavaScript would not keep the order of the columns. ` +
      "Use new StructType([new StructField(...), ...]).",
  );
}

/**
 * Short builders for types, made for table contracts: the compiler then knows each column.
 *
 * @example
 * ```ts
 * const trips = t.struct({ id: t.notNull(t.long), fare: t.decimal(10, 2), tags: t.array(t.string) });
 * trips.toDDL(); // "id BIGINT NOT NULL,fare DECIMAL(10,2),tags ARRAY<STRING>"
 * type Trip = Row<SchemaOf<typeof trips>>; // { id: bigint; fare: Decimal | null; tags: (string | null)[] | null }
 * ```
 */
export const t = {
  void: new NullType(),
  boolean: new BooleanType(),
  byte: new ByteType(),
  short: new ShortType(),
  integer: new IntegerType(),
  long: new LongType(),
  float: new FloatType(),
  double: new DoubleType(),
  string: new StringType(),
  binary: new BinaryType(),
  date: new DateType(),
  timestamp: new TimestampType(),
  timestampNtz: new TimestampNTZType(),
  calendarInterval: new CalendarIntervalType(),
  variant: new VariantType(),

  decimal(precision?: number, scale?: number): DecimalType {
    return new DecimalType(precision, scale);
  },
  char(length: number): CharType {
    return new CharType(length);
  },
  varchar(length: number): VarcharType {
    return new VarcharType(length);
  },
  collated(collation: string): StringType {
    return new StringType(collation);
  },
  geometry(srid: Srid): GeometryType {
    return new GeometryType(srid);
  },
  geography(srid: Srid): GeographyType {
    return new GeographyType(srid);
  },
  timestampNanos(precision?: number): TimestampLTZNanosType {
    return new TimestampLTZNanosType(precision);
  },
  timestampNtzNanos(precision?: number): TimestampNTZNanosType {
    return new TimestampNTZNanosType(precision);
  },
  time(precision?: number): TimeType {
    return new TimeType(precision);
  },
  yearMonthInterval(startUnit?: YearMonthUnit, endUnit?: YearMonthUnit): YearMonthIntervalType {
    return new YearMonthIntervalType(startUnit, endUnit);
  },
  dayTimeInterval(startUnit?: DayTimeUnit, endUnit?: DayTimeUnit): DayTimeIntervalType {
    return new DayTimeIntervalType(startUnit, endUnit);
  },

  /** A field, element or map value that is never null. */
  notNull<T extends DataType>(type: T): NotNull<T> {
    return new NotNull(type);
  },
  array<E extends FieldType>(element: E): ArrayType<E> {
    return new ArrayType(element);
  },
  map<K extends DataType, V extends FieldType>(key: K, value: V): MapType<K, V> {
    return new MapType(key, value);
  },
  /** @throws {@link ArgumentError} for names such as `"1"`, which JavaScript moves to the front of an object */
  struct<S extends Schema>(fields: S): StructType<S> {
    return new StructType(
      Object.entries(fields).map(([name, field]) => {
        if (ARRAY_INDEX.test(name)) throw reordered(name);
        return new StructField(name, field);
      }),
    );
  },
} as const;
