import type { FieldType, LongType, TimestampType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, value } from "../define.ts";

/**
 * The number of whole units from `start` to `end`, negative if `end` is earlier.
 *
 * @param unit - such as `MICROSECOND`, `SECOND`, `HOUR`, `DAY`, `WEEK`, `MONTH` or `YEAR`
 * @example
 * ```ts
 * const [start, end] = [Timestamp.parse("2024-06-01 12:00:00"), Timestamp.parse("2024-06-01 13:59:00")];
 * const df = spark.range(1).select(
 *   F.timestampDiff("HOUR", start, end).alias("hours"),
 *   F.timestampDiff("MINUTE", start, end).alias("minutes"),
 * );
 * console.log(await df.first());
 * // { hours: 1n, minutes: 119n }
 * ```
 */
export function timestampDiff<const A extends ColumnLike, const B extends ColumnLike>(
  unit: string,
  start: A,
  end: B,
): Of<LongType, A | B> {
  return call("timestampdiff", value(unit), column(start), column(end));
}

/**
 * A timestamp a number of units later, or earlier if the number is negative; days, months and years are those
 * of the session's calendar.
 *
 * @param unit - as for {@link timestampDiff}
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.timestampAdd("MONTH", 1, Timestamp.parse("2024-01-31 12:00:00")).alias("at"),
 * );
 * console.log(await df.first());
 * // { at: 2024-02-29 12:00:00 }
 * ```
 */
export function timestampAdd<const A extends ColumnLike, const B extends ColumnLike>(
  unit: string,
  quantity: A,
  timestamp: B,
): Of<TimestampType, A | B> {
  return call("timestampadd", value(unit), column(quantity), column(timestamp));
}

/**
 * The start of the unit a timestamp is in, in the session's time zone.
 *
 * @param unit - from `microsecond` to `hour`, `day`, `week` (from Monday), `month`, `quarter` or `year`; null
 *   comes out
 * for another
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.dateTrunc("week", Timestamp.parse("2024-06-01 12:34:56")).alias("monday"),
 * );
 * console.log(await df.first());
 * // { monday: 2024-05-27 00:00:00 }
 * ```
 */
export function dateTrunc<const A extends ColumnLike>(unit: string, timestamp: A): Of<TimestampType, A> {
  return call("date_trunc", value(unit), column(timestamp));
}

/**
 * The start of the bucket a timestamp is in, where buckets of one length follow each other from `origin`;
 * since Spark 4.2.
 *
 * @param size - an interval
 * @param origin - 1970-01-01 unless given
 * @example
 * ```ts
 * const at = LocalDateTime.parse("2024-06-01 12:34:56");
 * const df = spark.range(1).select(F.timeBucket(DayTimeInterval.parse("0 00:15:00"), at).alias("quarter"));
 * console.log(await df.first());
 * // { quarter: 2024-06-01 12:30:00 }
 * ```
 */
export function timeBucket<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(size: A, timestamp: B, origin?: C): Of<FieldType, A | B | C> {
  return call("time_bucket", column(size), column(timestamp), optionalColumn(origin));
}
