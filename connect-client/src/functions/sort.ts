import type { Column } from "../column/column.ts";
import { type ColumnLike, column } from "./define.ts";

/**
 * Sorts ascending, nulls first.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.asc("x")).collect()).map((row) => row.x));
 * // [ null, 1, 2 ]
 * ```
 */
export function asc(key: ColumnLike): Column {
  return column(key).asc();
}

/**
 * Sorts ascending, nulls first.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.ascNullsFirst("x")).collect()).map((row) => row.x));
 * // [ null, 1, 2 ]
 * ```
 */
export function ascNullsFirst(key: ColumnLike): Column {
  return column(key).ascNullsFirst();
}

/**
 * Sorts ascending, nulls last.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.ascNullsLast("x")).collect()).map((row) => row.x));
 * // [ 1, 2, null ]
 * ```
 */
export function ascNullsLast(key: ColumnLike): Column {
  return column(key).ascNullsLast();
}

/**
 * Sorts descending, nulls last.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.desc("x")).collect()).map((row) => row.x));
 * // [ 2, 1, null ]
 * ```
 */
export function desc(key: ColumnLike): Column {
  return column(key).desc();
}

/**
 * Sorts descending, nulls first.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.descNullsFirst("x")).collect()).map((row) => row.x));
 * // [ null, 2, 1 ]
 * ```
 */
export function descNullsFirst(key: ColumnLike): Column {
  return column(key).descNullsFirst();
}

/**
 * Sorts descending, nulls last.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [null], [1]], "x INT");
 * console.log((await df.orderBy(F.descNullsLast("x")).collect()).map((row) => row.x));
 * // [ 2, 1, null ]
 * ```
 */
export function descNullsLast(key: ColumnLike): Column {
  return column(key).descNullsLast();
}
