import type { ArgumentType } from "../../column/argument-types.ts";
import type { IntegerType } from "../../types/index.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, unary, variadicBy } from "../define.ts";

/**
 * An array of the columns, one by one or in a list.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 2]], "a INT, b INT");
 * console.log(await df.select(F.array("a", "b", 3).alias("xs")).first());
 * // { xs: [ 1, 2, 3 ] }
 * ```
 */
export const array = variadicBy<"array">("array");

/**
 * An array of one column `count` times; empty if that is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayRepeat(lit("x"), 3).alias("xs")).first());
 * // { xs: [ 'x', 'x', 'x' ] }
 * ```
 */
export function arrayRepeat<const A extends ColumnLike, const B extends ColumnLike>(
  item: A,
  count: B,
): Of<Result<"arrayOf", readonly [ArgumentType<A>]>, A | B> {
  return call("array_repeat", column(item), column(count));
}

/**
 * The numbers, dates or timestamps from `start` to `stop`, both included where the steps meet them.
 *
 * @param step - a number, or an interval for dates and timestamps; 1 or a day unless given, backwards if
 *   `stop` is before
 * `start`
 * @example
 * ```ts
 * const df = spark.range(1).select(F.sequence(5, 1, -2).alias("odd"), F.sequence(1, 3).alias("up"));
 * console.log(await df.first());
 * // { odd: [ 5, 3, 1 ], up: [ 1, 2, 3 ] }
 * ```
 */
export function sequence<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(start: A, stop: B, step?: C): Of<Result<"range", readonly [ArgumentType<A>, ArgumentType<B>]>, A | B | C> {
  return call("sequence", column(start), column(stop), optionalColumn(step));
}

/**
 * The number of items; null for a null array.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arraySize(lit([1, null])).alias("size")).first());
 * // { size: 2 }
 * ```
 */
export const arraySize = unary<IntegerType>("array_size");

/**
 * The number of items of an array or entries of a map; null for null, or -1 with `spark.sql.ansi.enabled`
 * off.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.size(lit([1, null])).alias("array"),
 *   F.size(lit(new Map([["a", 1]]))).alias("map"),
 * );
 * console.log(await df.first());
 * // { array: 2, map: 1 }
 * ```
 */
export const size = unary<IntegerType>("size");

/** {@link size}. */
export const cardinality = unary<IntegerType>("cardinality");
