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
 * console.log(trips.toDDL());
 * // id BIGINT NOT NULL,fare DECIMAL(10,2),tags ARRAY<STRING>
 *
 * type Trip = Row<SchemaOf<typeof trips>>; // { id: bigint; fare: Decimal | null; tags: (string | null)[] | null }
 * const trip: Trip = { id: 7n, fare: Decimal.parse("12.50"), tags: null };
 * await spark.createDataFrame([trip], trips).show();
 * // +---+-----+----+
 * // | id| fare|tags|
 * // +---+-----+----+
 * // |  7|12.50|NULL|
 * // +---+-----+----+
 *
 * const text = [t.char(2), t.varchar(10), t.collated("UNICODE_CI")];
 * const times = [t.time(3), t.timestampNanos(), t.timestampNtzNanos(7)];
 * const spans = [t.yearMonthInterval(), t.dayTimeInterval("day", "hour")];
 * const shapes = [t.geometry(3857), t.geography(4326)];
 * console.log([...text, ...times, ...spans, ...shapes].map((type) => type.sql()));
 * // [
 * //   'CHAR(2)',
 * //   'VARCHAR(10)',
 * //   'STRING COLLATE UNICODE_CI',
 * //   'TIME(3)',
 * //   'TIMESTAMP_LTZ(9)',
 * //   'TIMESTAMP_NTZ(7)',
 * //   'INTERVAL YEAR TO MONTH',
 * //   'INTERVAL DAY TO HOUR',
 * //   'GEOMETRY(3857)',
 * //   'GEOGRAPHY(4326)'
 * // ]
 * ```
 * @see PySpark `pyspark.sql.types`
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

  /** {@link DecimalType}: exact, 10 digits and none after the point unless given. */
  decimal(precision?: number, scale?: number): DecimalType {
    return new DecimalType(precision, scale);
  },
  /** {@link CharType}: text padded with spaces to a length in characters. */
  char(length: number): CharType {
    return new CharType(length);
  },
  /** {@link VarcharType}: text of at most a length in characters. */
  varchar(length: number): VarcharType {
    return new VarcharType(length);
  },
  /** {@link StringType} with a collation such as `UNICODE_CI`; since Spark 4.0. */
  collated(collation: string): StringType {
    return new StringType(collation);
  },
  /** {@link GeometryType}: shapes on a plane of the reference system `srid`; since Spark 4.1. */
  geometry(srid: Srid): GeometryType {
    return new GeometryType(srid);
  },
  /** {@link GeographyType}: shapes on the globe; since Spark 4.1. */
  geography(srid: Srid): GeographyType {
    return new GeographyType(srid);
  },
  /** {@link TimestampLTZNanosType}: an instant with 7 to 9 digits of a second. */
  timestampNanos(precision?: number): TimestampLTZNanosType {
    return new TimestampLTZNanosType(precision);
  },
  /** {@link TimestampNTZNanosType}: a clock reading with 7 to 9 digits of a second. */
  timestampNtzNanos(precision?: number): TimestampNTZNanosType {
    return new TimestampNTZNanosType(precision);
  },
  /** {@link TimeType}: a time of day with 0 to 6 digits of a second, 6 unless given; since Spark 4.1. */
  time(precision?: number): TimeType {
    return new TimeType(precision);
  },
  /** {@link YearMonthIntervalType}: `INTERVAL YEAR TO MONTH` unless units are given. */
  yearMonthInterval(startUnit?: YearMonthUnit, endUnit?: YearMonthUnit): YearMonthIntervalType {
    return new YearMonthIntervalType(startUnit, endUnit);
  },
  /** {@link DayTimeIntervalType}: `INTERVAL DAY TO SECOND` unless units are given. */
  dayTimeInterval(startUnit?: DayTimeUnit, endUnit?: DayTimeUnit): DayTimeIntervalType {
    return new DayTimeIntervalType(startUnit, endUnit);
  },

  /** A field, element or map value that is never null. */
  notNull<T extends DataType>(type: T): NotNull<T> {
    return new NotNull(type);
  },
  /** {@link ArrayType}: elements may be null unless `t.notNull(…)`. */
  array<E extends FieldType>(element: E): ArrayType<E> {
    return new ArrayType(element);
  },
  /** {@link MapType}: values may be null unless `t.notNull(…)`. */
  map<K extends DataType, V extends FieldType>(key: K, value: V): MapType<K, V> {
    return new MapType(key, value);
  },
  /**
   * A {@link StructType} whose columns the compiler knows.
   *
   * @throws {@link ArgumentError} for names such as `"1"`, which JavaScript moves to the front of an object
   */
  struct<S extends Schema>(fields: S): StructType<S> {
    return new StructType(
      Object.entries(fields).map(([name, field]) => {
        if (ARRAY_INDEX.test(name)) throw reordered(name);
        return new StructField(name, field);
      }),
    );
  },
} as const;
