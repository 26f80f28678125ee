import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { NotNull, StructType, TimestampType } from "../../types/index.ts";
import { type ColumnLike, call, column, optionalValue, unary, value } from "../define.ts";

/** The column that time windows make: their start, and their end which is not part of them. */
export type TimeWindow = StructType<{
  readonly start: NotNull<TimestampType>;
  readonly end: NotNull<TimestampType>;
}>;

/** Spark itself gives these columns their names. */
function named<T extends NotNull, N extends string>(windows: Column<T>): Column<T, N> {
  return windows as Column<T, N>;
}

/**
 * The window of time a row falls into, for `groupBy`; with a slide shorter than the duration, several. The
 * column is named `window`.
 *
 * @param time - a timestamp, or the window of another `window`
 * @param duration - such as `"15 minutes"` or `"1 hour"`; not of months or years
 * @param slide - how far windows are apart; as long as they are unless given
 * @param startTime - how far windows are moved from 1970-01-01 00:00:00 UTC
 * @example
 * ```ts
 * const clicks = spark.createDataFrame([["2024-06-01 12:05:00"], ["2024-06-01 12:25:00"]], "at STRING");
 * const quarters = clicks.groupBy(F.window(F.toTimestamp("at"), "15 minutes")).count();
 * await quarters.select("window.start", "window.end", "count").orderBy("start").show();
 * // +-------------------+-------------------+-----+
 * // |              start|                end|count|
 * // +-------------------+-------------------+-----+
 * // |2024-06-01 12:00:00|2024-06-01 12:15:00|    1|
 * // |2024-06-01 12:15:00|2024-06-01 12:30:00|    1|
 * // +-------------------+-------------------+-----+
 * ```
 */
export function window(
  time: ColumnLike,
  duration: string,
  slide?: string,
  startTime?: string,
): Column<NotNull<TimeWindow>, "window"> {
  const step = slide ?? (startTime === undefined ? undefined : duration);
  return named(call("window", column(time), value(duration), optionalValue(step), optionalValue(startTime)));
}

/**
 * The window of time that lasts until no row follows for the length of `gap`, for `groupBy`. The column is
 * named `session_window`.
 *
 * @param gap - such as `"5 minutes"`; in a column, each row may have its own
 * @example
 * ```ts
 * const clicks = spark.createDataFrame([["12:00"], ["12:04"], ["12:30"]], "at STRING");
 * const sessions = clicks.groupBy(F.sessionWindow(F.toTimestamp("at", "HH:mm"), "5 minutes")).count();
 * await sessions.orderBy("session_window").select("count").show();
 * // +-----+
 * // |count|
 * // +-----+
 * // |    2|
 * // |    1|
 * // +-----+
 * ```
 */
export function sessionWindow(
  time: ColumnLike,
  gap: ColumnValue,
): Column<NotNull<TimeWindow>, "session_window"> {
  return named(call("session_window", column(time), value(gap)));
}

/**
 * The event time of a window: the last microsecond inside it. It lets the windows of windows be made.
 *
 * @example
 * ```ts
 * const clicks = spark.createDataFrame([["2024-06-01 12:05:00"]], "at STRING");
 * const quarters = clicks.groupBy(F.window(F.toTimestamp("at"), "15 minutes")).count();
 * console.log(await quarters.select(F.windowTime("window").alias("time")).first());
 * // { time: 2024-06-01 12:14:59.999999 }
 * ```
 */
export const windowTime = unary<TimestampType>("window_time");
