import type { Column } from "../../column/column.ts";
import type { TimestampNTZType, TimestampType } from "../../types/index.ts";
import { type ColumnLike, call, optionalColumn } from "../define.ts";

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

/**
 * A timestamp from its parts, in a time zone or else that of the session; an error
 * (`DATETIME_FIELD_OUT_OF_BOUNDS`) where there is no such time, for which {@link tryMakeTimestamp} gives
 * null.
 *
 * @example
 * ```ts
 * const noon = [2024, 7, 1, 12, 0, 30.5] as const;
 * const df = spark.range(1).select(
 *   F.makeTimestamp(...noon).alias("utc"),
 *   F.makeTimestamp(...noon, lit("Europe/Berlin")).alias("berlin"),
 * );
 * console.log(await df.first());
 * // { utc: 2024-07-01 12:00:30.5, berlin: 2024-07-01 10:00:30.5 }
 * ```
 */
export const makeTimestamp = fromParts<TimestampType>("make_timestamp");

/**
 * {@link makeTimestamp}, or null where the parts are no time; since Spark 4.0.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryMakeTimestamp(2024, 2, 30, 0, 0, 0).alias("none")).first());
 * // { none: null }
 * ```
 */
export const tryMakeTimestamp = fromParts<TimestampType>("try_make_timestamp");

/**
 * A timestamp with time zone from its parts, as {@link makeTimestamp} whatever `spark.sql.timestampType`
 * says.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.makeTimestampLtz(2024, 7, 1, 12, 0, 0, lit("Asia/Tokyo")).alias("at"));
 * console.log(await df.first());
 * // { at: 2024-07-01 03:00:00 }
 * ```
 */
export const makeTimestampLtz = fromParts<TimestampType>("make_timestamp_ltz");

/**
 * {@link makeTimestampLtz}, or null where the parts are no time; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryMakeTimestampLtz(2024, 13, 1, 0, 0, 0).alias("none"));
 * console.log(await df.first());
 * // { none: null }
 * ```
 */
export const tryMakeTimestampLtz = fromParts<TimestampType>("try_make_timestamp_ltz");

/**
 * A wall clock without time zone from its parts.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.makeTimestampNtz(2024, 7, 1, 12, 0, 30.5).alias("wallClock"));
 * console.log(await df.first());
 * // { wallClock: 2024-07-01 12:00:30.5 }
 * ```
 */
export const makeTimestampNtz = fromParts<TimestampNTZType>("make_timestamp_ntz");

/**
 * {@link makeTimestampNtz}, or null where the parts are no time; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryMakeTimestampNtz(2024, 7, 1, 24, 0, 0).alias("none"));
 * console.log(await df.first());
 * // { none: null }
 * ```
 */
export const tryMakeTimestampNtz = fromParts<TimestampNTZType>("try_make_timestamp_ntz");
