import type { Column } from "../../column/column.ts";
import type { DecimalType, LongType, NotNull, TimeType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, optionalValue, unary } from "../define.ts";

/**
 * The time of day at which the query started, in the session's time zone; since Spark 4.1.
 *
 * @param precision - how many decimals of the second, 0 to 6; 6 unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.typeof_(F.currentTime()).alias("type"),
 *   F.typeof_(F.currentTime(0)).alias("seconds"),
 * );
 * console.log(await df.first());
 * // { type: 'time(6)', seconds: 'time(0)' }
 * ```
 */
export function currentTime(precision?: number): Column<NotNull<TimeType>> {
  return call("current_time", optionalValue(precision));
}

/**
 * A time of day from hour, minute and second, which may have a fraction; since Spark 4.1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.makeTime(12, 30, Decimal.parse("45.5")).alias("time")).first());
 * // { time: 12:30:45.5 }
 * ```
 */
export function makeTime<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  hour: A,
  minute: B,
  second: C,
): Of<TimeType, A | B | C> {
  return call("make_time", column(hour), column(minute), column(second));
}

/**
 * The number of whole units from `start` to `end`, negative if `end` is earlier; since Spark 4.1.
 *
 * @param unit - such as `lit("HOUR")`, `lit("MINUTE")`, `lit("SECOND")` or `lit("MICROSECOND")`
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.timeDiff(lit("HOUR"), F.toTime(lit("08:00:00")), F.toTime(lit("12:59:00"))).alias("hours"),
 * );
 * console.log(await df.first());
 * // { hours: 4n }
 * ```
 */
export function timeDiff<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  unit: A,
  start: B,
  end: C,
): Of<LongType, A | B | C> {
  return call("time_diff", column(unit), column(start), column(end));
}

/**
 * The start of the unit that a time of day is in; since Spark 4.1.
 *
 * @param unit - such as `lit("HOUR")`, `lit("MINUTE")`, `lit("SECOND")` or `lit("MILLISECOND")`
 * @example
 * ```ts
 * const df = spark.range(1).select(F.timeTrunc(lit("HOUR"), F.toTime(lit("12:34:56"))).alias("time"));
 * console.log(await df.first());
 * // { time: 12:00:00 }
 * ```
 */
export function timeTrunc<const A extends ColumnLike, const B extends ColumnLike>(
  unit: A,
  time: B,
): Of<TimeType, A | B> {
  return call("time_trunc", column(unit), column(time));
}

/**
 * Seconds since midnight, which may have a fraction, as a time of day; since Spark 4.2.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timeFromSeconds(3661.5).alias("time")).first());
 * // { time: 01:01:01.5 }
 * ```
 */
export const timeFromSeconds = unary<TimeType>("time_from_seconds");

/**
 * Milliseconds since midnight as a time of day; since Spark 4.2.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timeFromMillis(1500).alias("time")).first());
 * // { time: 00:00:01.5 }
 * ```
 */
export const timeFromMillis = unary<TimeType>("time_from_millis");

/**
 * Microseconds since midnight as a time of day; since Spark 4.2.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.timeFromMicros(1500000).alias("time")).first());
 * // { time: 00:00:01.5 }
 * ```
 */
export const timeFromMicros = unary<TimeType>("time_from_micros");

/**
 * A time of day in seconds since midnight, with their fraction; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.timeToSeconds(F.toTime(lit("00:01:01.5"))).alias("seconds"));
 * console.log(await df.first());
 * // { seconds: 61.500000 }
 * ```
 */
export const timeToSeconds = unary<DecimalType>("time_to_seconds");

/**
 * A time of day in whole milliseconds since midnight; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.timeToMillis(F.toTime(lit("00:00:01.5"))).alias("millis"));
 * console.log(await df.first());
 * // { millis: 1500n }
 * ```
 */
export const timeToMillis = unary<LongType>("time_to_millis");

/**
 * A time of day in microseconds since midnight; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.timeToMicros(F.toTime(lit("00:00:01.5"))).alias("micros"));
 * console.log(await df.first());
 * // { micros: 1500000n }
 * ```
 */
export const timeToMicros = unary<LongType>("time_to_micros");

/**
 * Text as a time of day; since Spark 4.1. An error (`CANNOT_PARSE_TIME`) where it is not one, for which
 * {@link tryToTime} gives null.
 *
 * @param format - a pattern in a column; `HH:mm:ss` with or without a fraction unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toTime(lit("12:30:45")).alias("time"),
 *   F.toTime(lit("12.30"), lit("HH.mm")).alias("short"),
 * );
 * console.log(await df.first());
 * // { time: 12:30:45, short: 12:30:00 }
 * ```
 */
export function toTime<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<TimeType, A | B> {
  return call("to_time", column(text), optionalColumn(format));
}

/**
 * {@link toTime}, or null where the text is no time; since Spark 4.1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryToTime(lit("25:00:00")).alias("time")).first());
 * // { time: null }
 * ```
 */
export function tryToTime<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<TimeType, A | B> {
  return call("try_to_time", column(text), optionalColumn(format));
}
