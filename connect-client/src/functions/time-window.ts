import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { NotNull, StructType, TimestampType } from "../types/index.ts";
import { type ColumnLike, call, column, optionalValue, unary, value } from "./define.ts";

/** The column that time windows make: their start, and their end which is not part of them. */
export type TimeWindow = StructType<{
  readonly start: NotNull<TimestampType>;
  readonly end: NotNull<TimestampType>;
}>;

/**
 * The window of time a row falls into, for `groupBy`; with a slide shorter than the duration, several.
 *
 * @param duration - such as `"15 minutes"` or `"1 hour"`
 * @param slide - how far windows are apart; as long as they are unless given
 * @param startTime - how far windows are moved from 1970-01-01 00:00:00 UTC
 * @example
 * ```ts
 * events.withWatermark("at", "10 minutes").groupBy(F.window("at", "1 hour"), col("zone")).count()
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

/** The window of time that lasts until no row follows for the length of `gap`, for `groupBy`. */
export function sessionWindow(
  time: ColumnLike,
  gap: ColumnValue,
): Column<NotNull<TimeWindow>, "session_window"> {
  return named(call("session_window", column(time), value(gap)));
}

/** The event time of a window: the last microsecond inside it. */
export const windowTime = unary<TimestampType>("window_time");

/** Spark itself gives these columns their names. */
function named<T extends NotNull, N extends string>(windows: Column<T>): Column<T, N> {
  return windows as Column<T, N>;
}
