import type { DateType, LongType, StringType, TimestampNTZType, TimestampType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, optionalValue, value } from "../define.ts";

/**
 * Text as a date, or the date of a timestamp in the session's time zone; an error (`CAST_INVALID_INPUT` or
 * `CANNOT_PARSE_TIMESTAMP`) where text is not one, for which {@link tryToDate} gives null.
 *
 * @param format - a pattern such as `dd.MM.yyyy`; `yyyy-MM-dd` unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toDate(lit("2024-06-01")).alias("date"),
 *   F.toDate(lit("1.6.2024"), "d.M.yyyy").alias("german"),
 * );
 * console.log(await df.first());
 * // { date: 2024-06-01, german: 2024-06-01 }
 * ```
 */
export function toDate<const A extends ColumnLike>(text: A, format?: string): Of<DateType, A> {
  return call("to_date", column(text), optionalValue(format));
}

/**
 * {@link toDate}, or null where the text is no date; since Spark 4.1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryToDate(lit("2024-02-30")).alias("date")).first());
 * // { date: null }
 * ```
 */
export function tryToDate<const A extends ColumnLike>(text: A, format?: string): Of<DateType, A> {
  return call("try_to_date", column(text), optionalValue(format));
}

/**
 * A date or timestamp as text by a pattern.
 *
 * @param format - letters of Java's `DateTimeFormatter`, such as `yyyy-MM-dd HH:mm`
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.dateFormat(Timestamp.parse("2024-06-01 15:30:00"), "EEEE, d MMM, HH:mm").alias("text"),
 * );
 * console.log(await df.first());
 * // { text: 'Saturday, 1 Jun, 15:30' }
 * ```
 */
export function dateFormat<const A extends ColumnLike>(date: A, format: string): Of<StringType, A> {
  return call("date_format", column(date), value(format));
}

/**
 * Text as a timestamp; without an offset it is in the session's time zone. An error (`CAST_INVALID_INPUT` or
 * `CANNOT_PARSE_TIMESTAMP`) where it is not one, for which {@link tryToTimestamp} gives null.
 *
 * @param format - a pattern such as `dd.MM.yyyy HH:mm`; ISO 8601 unless given
 * @example
 * ```ts
 * const offset = F.toTimestamp(lit("2024-06-01T12:00:00+02:00"));
 * const df = spark.range(1).select(
 *   offset.alias("utc"),
 *   F.toTimestamp(lit("1.6.2024 12:00"), "d.M.yyyy HH:mm").alias("local"),
 * );
 * console.log(await df.first());
 * // { utc: 2024-06-01 10:00:00, local: 2024-06-01 12:00:00 }
 * ```
 */
export function toTimestamp<const A extends ColumnLike>(text: A, format?: string): Of<TimestampType, A> {
  return call("to_timestamp", column(text), optionalValue(format));
}

/**
 * {@link toTimestamp}, or null where the text is no timestamp; the pattern is a column.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryToTimestamp(lit("n/a")).alias("at"),
 *   F.tryToTimestamp(lit("1/6/24"), lit("d/M/yy")).alias("date"),
 * );
 * console.log(await df.first());
 * // { at: null, date: 2024-06-01 00:00:00 }
 * ```
 */
export function tryToTimestamp<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<TimestampType, A | B> {
  return call("try_to_timestamp", column(text), optionalColumn(format));
}

/**
 * {@link toTimestamp}, always with time zone; the pattern is a column.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.toTimestampLtz(lit("2024-06-01 12:00:00")).alias("at")).first());
 * // { at: 2024-06-01 12:00:00 }
 * ```
 */
export function toTimestampLtz<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<TimestampType, A | B> {
  return call("to_timestamp_ltz", column(text), optionalColumn(format));
}

/**
 * Text as a wall clock without time zone, an offset in it passed over; the pattern is a column.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.toTimestampNtz(lit("2024-06-01T12:00:00+02:00")).alias("wallClock"));
 * console.log(await df.first());
 * // { wallClock: 2024-06-01 12:00:00 }
 * ```
 */
export function toTimestampNtz<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<TimestampNTZType, A | B> {
  return call("to_timestamp_ntz", column(text), optionalColumn(format));
}

const defaultPattern = "yyyy-MM-dd HH:mm:ss";

/**
 * Seconds since 1970 as text in the session's time zone.
 *
 * @param format - a pattern; `yyyy-MM-dd HH:mm:ss` unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.fromUnixtime(0).alias("text"),
 *   F.fromUnixtime(86399, "HH:mm").alias("time"),
 * );
 * console.log(await df.first());
 * // { text: '1970-01-01 00:00:00', time: '23:59' }
 * ```
 */
export function fromUnixtime<const A extends ColumnLike>(
  seconds: A,
  format: string = defaultPattern,
): Of<StringType, A> {
  return call("from_unixtime", column(seconds), value(format));
}

/**
 * A date or timestamp, or text by a pattern, in whole seconds since 1970; without arguments, now. An error
 * (`CANNOT_PARSE_TIMESTAMP`) where text does not match.
 *
 * @param format - a pattern; `yyyy-MM-dd HH:mm:ss` unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(F.unixTimestamp(lit("1970-01-02"), "yyyy-MM-dd").alias("seconds"));
 * console.log(await df.first());
 * // { seconds: 86400n }
 * ```
 */
export function unixTimestamp<const A extends ColumnLike = never>(
  timestamp?: A,
  format: string = defaultPattern,
): Of<LongType, A> {
  if (timestamp === undefined) return call("unix_timestamp");
  return call("unix_timestamp", column(timestamp), value(format));
}

/**
 * {@link unixTimestamp} with the pattern in a column.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.toUnixTimestamp(lit("1970-01-02"), lit("yyyy-MM-dd")).alias("seconds"));
 * console.log(await df.first());
 * // { seconds: 86400n }
 * ```
 */
export function toUnixTimestamp<const A extends ColumnLike, const B extends ColumnLike = never>(
  timestamp: A,
  format?: B,
): Of<LongType, A | B> {
  return call("to_unix_timestamp", column(timestamp), optionalColumn(format));
}
