import type { DataType as ArrowType } from "apache-arrow";
import { DecodeError } from "../errors/index.ts";
import type { DataType } from "../types/index.ts";
import { type SparkType, sparkType } from "../types/spark-type.ts";

/** The Arrow type Spark sends for each of its own, as apache-arrow prints it; nested types are checked part by part. */
const LAYOUTS = {
  void: /^Null$/,
  boolean: /^Bool$/,
  byte: /^Int8$/,
  short: /^Int16$/,
  integer: /^Int32$/,
  long: /^Int64$/,
  float: /^Float32$/,
  double: /^Float64$/,
  string: /^(Large)?Utf8$/,
  char: /^(Large)?Utf8$/,
  varchar: /^(Large)?Utf8$/,
  binary: /^(Large)?Binary$/,
  date: /^Date32<DAY>$/,
  time: /^Time64<NANOSECOND>$/,
  timestamp: /^Timestamp<MICROSECOND, .+>$/,
  timestamp_ntz: /^Timestamp<MICROSECOND>$/,
  timestamp_ltz_nanos: /^Timestamp<NANOSECOND, .+>$/,
  timestamp_ntz_nanos: /^Timestamp<NANOSECOND>$/,
  yearmonthinterval: /^Interval<YEAR_MONTH>$/,
  daytimeinterval: /^Duration<MICROSECOND>$/,
  interval: /^Interval<MONTH_DAY_NANO>$/,
  variant: /^Struct<\{value:(Large)?Binary, metadata:(Large)?Binary\}>$/,
  geometry: /^Struct<\{srid:Int32, wkb:(Large)?Binary\}>$/,
  geography: /^Struct<\{srid:Int32, wkb:(Large)?Binary\}>$/,
  array: /^List</,
  map: /^Map</,
  struct: /^Struct</,
} as const;

/**
 * Makes sure that a column's buffers mean what its Spark type says, before anything reads them.
 *
 * @param path - the column, with the fields below it, for the message
 */
export function requireLayout(arrow: ArrowType, type: DataType, path: string): void {
  if (fits(String(arrow), sparkType(type))) return;
  throw new DecodeError(`Column "${path}" is ${type} in the schema, but its bytes are Arrow ${arrow}.`, {
    column: path,
    type: type.simpleString(),
  });
}

function fits(arrow: string, type: SparkType): boolean {
  switch (type.typeName) {
    case "udt":
      // Checked as the type that stores it.
      return true;
    case "decimal":
      // Printed as `Decimal[10e+2]`, or `Decimal[10e0]` for whole numbers.
      return arrow.replace("+", "") === `Decimal[${type.precision}e${type.scale}]`;
    default:
      return LAYOUTS[type.typeName].test(arrow);
  }
}
