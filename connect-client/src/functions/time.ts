import type { Column } from "../column/column.ts";
import type { DecimalType, LongType, NotNull, TimeType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, optionalValue, unary, unaryOrBinary } from "./define.ts";

/** The time of day at which the query started; since Spark 4.1. */
export function currentTime(precision?: number): Column<NotNull<TimeType>> {
  return call("current_time", optionalValue(precision));
}

/** A time of day from hour, minute and second; since Spark 4.1. */
export function makeTime(hour: ColumnLike, minute: ColumnLike, second: ColumnLike): Column<TimeType> {
  return call("make_time", column(hour), column(minute), column(second));
}

/** The number of whole units, such as `lit("HOUR")`, from `start` to `end`; since Spark 4.1. */
export function timeDiff(unit: ColumnLike, start: ColumnLike, end: ColumnLike): Column<LongType> {
  return call("time_diff", column(unit), column(start), column(end));
}

/** The start of the unit, such as `lit("HOUR")`, that a time of day is in; since Spark 4.1. */
export const timeTrunc = binary<TimeType>("time_trunc");

/** Seconds since midnight, which may have a fraction, as a time of day; since Spark 4.2. */
export const timeFromSeconds = unary<TimeType>("time_from_seconds");

/** Milliseconds since midnight as a time of day; since Spark 4.2. */
export const timeFromMillis = unary<TimeType>("time_from_millis");

/** Microseconds since midnight as a time of day; since Spark 4.2. */
export const timeFromMicros = unary<TimeType>("time_from_micros");

/** A time of day in seconds since midnight, with their fraction; since Spark 4.2. */
export const timeToSeconds = unary<DecimalType>("time_to_seconds");

/** A time of day in whole milliseconds since midnight; since Spark 4.2. */
export const timeToMillis = unary<LongType>("time_to_millis");

/** A time of day in microseconds since midnight; since Spark 4.2. */
export const timeToMicros = unary<LongType>("time_to_micros");

/** Text as a time of day, by a pattern if it is not `HH:mm:ss`; since Spark 4.1. */
export const toTime = unaryOrBinary<TimeType>("to_time");

/** {@link toTime}, or null where it cannot be; since Spark 4.1. */
export const tryToTime = unaryOrBinary<TimeType>("try_to_time");
