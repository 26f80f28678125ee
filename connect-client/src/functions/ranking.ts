import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { DoubleType, IntegerType, NotNull } from "../types/index.ts";
import { type ColumnLike, call, column, nullary, optionalValue, unaryOrBinary, value } from "./define.ts";

/** The share of rows of the window that are not after the current one. */
export const cumeDist = nullary<NotNull<DoubleType>>("cume_dist");

/** The rank of the row in its window, equal rows alike and without gaps. */
export const denseRank = nullary<NotNull<IntegerType>>("dense_rank");

function neighbour(name: string) {
  return (values: ColumnLike, offset = 1, fallback?: ColumnValue, ignoreNulls?: boolean): Column => {
    if (ignoreNulls === undefined) return call(name, column(values), value(offset), optionalValue(fallback));
    return call(name, column(values), value(offset), value(fallback ?? null), value(ignoreNulls));
  };
}

/**
 * The value `offset` rows before the current one of the window, or `fallback` where there is none.
 *
 * @example
 * ```ts
 * F.lag("price", 24).over(Window.partitionBy("zone").orderBy("valid_at"))
 * ```
 */
export const lag = neighbour("lag");

/** The value `offset` rows after the current one of the window, or `fallback` where there is none. */
export const lead = neighbour("lead");

/**
 * How much a counter that only grows has grown since the row before in the window; null where it began anew,
 * which a lower value shows, or a later start time; since Spark 4.3.
 *
 * @example
 * ```ts
 * F.counterDiff("bytes_total", "started_at").over(Window.partitionBy("host").orderBy("at"))
 * ```
 */
export const counterDiff = unaryOrBinary("counter_diff");

/** The value of row number `offset` of the window frame, counted from 1. */
export function nthValue(values: ColumnLike, offset: number, ignoreNulls = false): Column {
  return call("nth_value", column(values), value(offset), value(ignoreNulls));
}

/** Which of `parts` equal parts of the window the row is in, counted from 1. */
export function ntile(parts: number): Column<NotNull<IntegerType>> {
  return call("ntile", value(parts));
}

/** The rank of the row in its window from 0 to 1. */
export const percentRank = nullary<NotNull<DoubleType>>("percent_rank");

/** The rank of the row in its window, equal rows alike and with gaps after them. */
export const rank = nullary<NotNull<IntegerType>>("rank");

/** The number of the row in its window, from 1. */
export const rowNumber = nullary<NotNull<IntegerType>>("row_number");
