import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type {
  DecimalType,
  IntegerType,
  LongType,
  NotNull,
  StringType,
  TimestampNTZType,
  TimestampType,
} from "../types/index.ts";
import {
  type ColumnLike,
  call,
  column,
  nullary,
  optionalColumn,
  optionalValue,
  unary,
  unaryOrBinary,
  value,
} from "./define.ts";

const defaultPattern = "yyyy-MM-dd HH:mm:ss";

/** The instant at which the query started. */
export const currentTimestamp = nullary<NotNull<TimestampType>>("current_timestamp");

/** {@link currentTimestamp}. */
export const now = nullary<NotNull<TimestampType>>("now");

/** The time zone of the session. */
export const currentTimezone = nullary<NotNull<StringType>>("current_timezone");

/** The wall clock of the session's time zone at which the query started. */
export const localtimestamp = nullary<NotNull<TimestampNTZType>>("localtimestamp");

/** The hour, 0 to 23. */
export const hour = unary<IntegerType>("hour");

/** The minute, 0 to 59. */
export const minute = unary<IntegerType>("minute");

/** The second, 0 to 59. */
export const second = unary<IntegerType>("second");

/** Text as a timestamp, by a pattern if it is not ISO 8601. */
export function toTimestamp(text: ColumnLike, format?: string): Column<TimestampType> {
  return call("to_timestamp", column(text), optionalValue(format));
}

/** {@link toTimestamp}, or null where it cannot be; the pattern is a column. */
export const tryToTimestamp = unaryOrBinary<TimestampType>("try_to_timestamp");

/** {@link toTimestamp}, always with time zone; the pattern is a column. */
export const toTimestampLtz = unaryOrBinary<TimestampType>("to_timestamp_ltz");

/** Text as a wall clock without time zone; the pattern is a column. */
export const toTimestampNtz = unaryOrBinary<TimestampNTZType>("to_timestamp_ntz");

/** Seconds since 1970 as text in the session's time zone. */
export function fromUnixtime(seconds: ColumnLike, format: string = defaultPattern): Column<StringType> {
  return call("from_unixtime", column(seconds), value(format));
}

/** A time, or text by a pattern, in whole seconds since 1970; without arguments, now. */
export function unixTimestamp(timestamp?: ColumnLike, format: string = defaultPattern): Column<LongType> {
  if (timestamp === undefined) return call("unix_timestamp");
  return call("unix_timestamp", column(timestamp), value(format));
}

/** {@link unixTimestamp} with the pattern in a column. */
export const toUnixTimestamp = unaryOrBinary<LongType>("to_unix_timestamp");

/** A timestamp in whole seconds since 1970. */
export const unixSeconds = unary<LongType>("unix_seconds");

/** A timestamp in whole milliseconds since 1970. */
export const unixMillis = unary<LongType>("unix_millis");

/** A timestamp in microseconds since 1970. */
export const unixMicros = unary<LongType>("unix_micros");

/** A timestamp in nanoseconds since 1970; since Spark 4.3. */
export const unixNanos = unary<DecimalType>("unix_nanos");

/** Seconds since 1970 as a timestamp. */
export const timestampSeconds = unary<TimestampType>("timestamp_seconds");

/** Milliseconds since 1970 as a timestamp. */
export const timestampMillis = unary<TimestampType>("timestamp_millis");

/** Microseconds since 1970 as a timestamp. */
export const timestampMicros = unary<TimestampType>("timestamp_micros");

/** Nanoseconds since 1970 as a timestamp of that precision; since Spark 4.3. */
export const timestampNanos = unary("timestamp_nanos");

/** The number of whole units such as `HOUR` from `start` to `end`. */
export function timestampDiff(unit: string, start: ColumnLike, end: ColumnLike): Column<LongType> {
  return call("timestampdiff", value(unit), column(start), column(end));
}

/** A timestamp a number of units such as `HOUR` later. */
export function timestampAdd(
  unit: string,
  quantity: ColumnLike,
  timestamp: ColumnLike,
): Column<TimestampType> {
  return call("timestampadd", value(unit), column(quantity), column(timestamp));
}

/** The start of the unit a timestamp is in, such as `hour` or `week`. */
export function dateTrunc(unit: string, timestamp: ColumnLike): Column<TimestampType> {
  return call("date_trunc", value(unit), column(timestamp));
}

/**
 * The start of the bucket a timestamp is in, where buckets of one length follow each other from `origin`, 1970
 * unless given; since Spark 4.2.
 *
 * @example
 * ```ts
 * F.timeBucket(DayTimeInterval.parse("0 00:15:00"), "valid_at")   // the quarter of an hour
 * ```
 */
export function timeBucket(size: ColumnLike, timestamp: ColumnLike, origin?: ColumnLike): Column {
  return call("time_bucket", column(size), column(timestamp), optionalColumn(origin));
}

/** A timestamp whose UTC reading is taken to the wall clock of a time zone. */
export function fromUtcTimestamp(timestamp: ColumnLike, timeZone: ColumnValue): Column<TimestampType> {
  return call("from_utc_timestamp", column(timestamp), value(timeZone));
}

/** A timestamp whose reading as the wall clock of a time zone is taken to UTC. */
export function toUtcTimestamp(timestamp: ColumnLike, timeZone: ColumnValue): Column<TimestampType> {
  return call("to_utc_timestamp", column(timestamp), value(timeZone));
}

/** A wall clock of one time zone, that of the session if undefined, as that of another. */
export function convertTimezone(
  from: Column | undefined,
  to: Column,
  wallClock: ColumnLike,
): Column<TimestampNTZType> {
  return from
    ? call("convert_timezone", from, to, column(wallClock))
    : call("convert_timezone", to, column(wallClock));
}

/** The parts of a wall clock and, optionally, its time zone; or a date and a time (since Spark 4.1). */
type Parts =
  | readonly [
      year: ColumnLike,
      month: ColumnLike,
      day: ColumnLike,
      hour: ColumnLike,
      minute: ColumnLike,
      second: ColumnLike,
      timeZone?: ColumnLike,
    ]
  | readonly [date: ColumnLike, time: ColumnLike, timeZone?: ColumnLike];

function fromParts<T extends TimestampType | TimestampNTZType>(name: string): (...parts: Parts) => Column<T> {
  return (...parts) => call(name, ...parts.map(optionalColumn));
}

/** A timestamp from its parts. */
export const makeTimestamp = fromParts<TimestampType>("make_timestamp");

/** {@link makeTimestamp}, or null where the parts are no time; since Spark 4.0. */
export const tryMakeTimestamp = fromParts<TimestampType>("try_make_timestamp");

/** A timestamp with time zone from its parts. */
export const makeTimestampLtz = fromParts<TimestampType>("make_timestamp_ltz");

/** {@link makeTimestampLtz}, or null where the parts are no time; since Spark 4.0. */
export const tryMakeTimestampLtz = fromParts<TimestampType>("try_make_timestamp_ltz");

/** A wall clock without time zone from its parts. */
export const makeTimestampNtz = fromParts<TimestampNTZType>("make_timestamp_ntz");

/** {@link makeTimestampNtz}, or null where the parts are no time; since Spark 4.0. */
export const tryMakeTimestampNtz = fromParts<TimestampNTZType>("try_make_timestamp_ntz");
