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
import type { DataType } from "./data-type.ts";
import { GeographyType, GeometryType, sridOf } from "./geospatial-types.ts";
import {
  CalendarIntervalType,
  DAY_TIME_UNITS,
  DayTimeIntervalType,
  YEAR_MONTH_UNITS,
  YearMonthIntervalType,
} from "./interval-types.ts";
import { TimestampLTZNanosType, TimestampNTZNanosType } from "./nanosecond-types.ts";
import { CharType, DecimalType, StringType, TimeType, VarcharType } from "./parametric-types.ts";

const PLAIN: ReadonlyMap<string, DataType> = new Map<string, DataType>([
  ...[NullType, BooleanType, ByteType, ShortType, IntegerType, LongType, FloatType, DoubleType].map(named),
  ...[
    StringType,
    BinaryType,
    DateType,
    TimestampType,
    TimestampNTZType,
    CalendarIntervalType,
    VariantType,
  ].map(named),
  // Names other writers of Spark's JSON use: Spark before 3.1, and Spark's own alias.
  ["null", new NullType()],
  ["timestamp_ltz", new TimestampType()],
  ["decimal", new DecimalType()],
  // What a system is that is not named, by the specifications of Parquet and Iceberg.
  ["geometry", new GeometryType(4326)],
  ["geography", new GeographyType(4326)],
]);

function named(Type: new () => DataType): [string, DataType] {
  const type = new Type();
  return [type.typeName, type];
}

const PARAMETRIC: readonly (readonly [
  RegExp,
  (first: string, second: string | undefined) => DataType | undefined,
])[] = [
  [
    /^decimal\(\s*(\d+)\s*,\s*(-?\d+)\s*\)$/,
    (precision, scale) => new DecimalType(Number(precision), Number(scale)),
  ],
  [/^char\(\s*(\d+)\s*\)$/, (length) => new CharType(Number(length))],
  [/^varchar\(\s*(\d+)\s*\)$/, (length) => new VarcharType(Number(length))],
  [/^time\(\s*(\d+)\s*\)$/, (precision) => new TimeType(Number(precision))],
  [/^timestamp_ltz\(\s*(\d+)\s*\)$/, (precision) => new TimestampLTZNanosType(Number(precision))],
  [/^timestamp_ntz\(\s*(\d+)\s*\)$/, (precision) => new TimestampNTZNanosType(Number(precision))],
  [/^geometry\(([^,()]+)\)$/, (system) => inSystem(system, GeometryType)],
  [/^geography\(([^,()]+)(?:,\s*spherical\s*)?\)$/i, (system) => inSystem(system, GeographyType)],
  [/^string\s+collate\s+(\w+)$/, (collation) => new StringType(collation)],
];

function inSystem(system: string, Type: typeof GeometryType | typeof GeographyType): DataType | undefined {
  const srid = sridOf(system.trim());
  return srid === undefined ? undefined : new Type(srid);
}

const INTERVAL = /^interval (?<start>[a-z]+)(?: to (?<end>[a-z]+))?$/;

/** The type of a name in Spark's JSON, e.g. `long`, `decimal(10,2)`, `interval day to second`. */
export function typeFromName(name: string): DataType | undefined {
  const plain = PLAIN.get(name);
  if (plain !== undefined) return plain;
  for (const [pattern, build] of PARAMETRIC) {
    const [, first, second] = pattern.exec(name) ?? [];
    if (first !== undefined) return build(first, second);
  }
  const { start, end = start } = INTERVAL.exec(name)?.groups ?? {};
  const yearMonth = [start, end].map((word) => YEAR_MONTH_UNITS.find((unit) => unit === word));
  if (yearMonth[0] && yearMonth[1]) return new YearMonthIntervalType(yearMonth[0], yearMonth[1]);
  const dayTime = [start, end].map((word) => DAY_TIME_UNITS.find((unit) => unit === word));
  if (dayTime[0] && dayTime[1]) return new DayTimeIntervalType(dayTime[0], dayTime[1]);
  return undefined;
}
