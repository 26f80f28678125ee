import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { TimestampNTZType, TimestampType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";

/**
 * A timestamp whose UTC reading is taken to the wall clock of a time zone. The result is another instant; to
 * only show one, set the session's time zone or use {@link convertTimezone}.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.fromUtcTimestamp(Timestamp.parse("2024-07-01 12:00:00"), "Europe/Berlin").alias("berlin"),
 * );
 * console.log(await df.first());
 * // { berlin: 2024-07-01 14:00:00 }
 * ```
 */
export function fromUtcTimestamp<const A extends ColumnLike, const B extends ColumnValue>(
  timestamp: A,
  timeZone: B,
): Of<TimestampType, A, B> {
  return call("from_utc_timestamp", column(timestamp), value(timeZone));
}

/**
 * A timestamp whose reading as the wall clock of a time zone is taken to UTC.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toUtcTimestamp(Timestamp.parse("2024-07-01 14:00:00"), "Europe/Berlin").alias("utc"),
 * );
 * console.log(await df.first());
 * // { utc: 2024-07-01 12:00:00 }
 * ```
 */
export function toUtcTimestamp<const A extends ColumnLike, const B extends ColumnValue>(
  timestamp: A,
  timeZone: B,
): Of<TimestampType, A, B> {
  return call("to_utc_timestamp", column(timestamp), value(timeZone));
}

/**
 * A wall clock of one time zone as that of another.
 *
 * @param from - the session's time zone if undefined
 * @example
 * ```ts
 * const noon = LocalDateTime.parse("2024-07-01 12:00:00");
 * const df = spark.range(1).select(F.convertTimezone(lit("UTC"), lit("Asia/Tokyo"), noon).alias("tokyo"));
 * console.log(await df.first());
 * // { tokyo: 2024-07-01 21:00:00 }
 * ```
 */
export function convertTimezone<const A extends ColumnLike>(
  from: Column | undefined,
  to: Column,
  wallClock: A,
): Of<TimestampNTZType, A> {
  return from
    ? call("convert_timezone", from, to, column(wallClock))
    : call("convert_timezone", to, column(wallClock));
}
