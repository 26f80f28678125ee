import { type Column, combine } from "../column/column.ts";
import type { FieldType } from "../types/index.ts";
import type { Unsettled } from "../typing/unresolved.ts";
import { type ColumnLike, column, type Of } from "./define.ts";

/** A sort key, which uses of the DataFrame what its column does. */
function uses<U extends Unsettled>(key: Column): Column<FieldType, string, U> {
  return combine([key], ([expression]) => expression);
}

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
export function asc<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).asc());
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
export function ascNullsFirst<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).ascNullsFirst());
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
export function ascNullsLast<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).ascNullsLast());
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
export function desc<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).desc());
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
export function descNullsFirst<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).descNullsFirst());
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
export function descNullsLast<const A extends ColumnLike>(key: A): Of<FieldType, A> {
  return uses(column(key).descNullsLast());
}
