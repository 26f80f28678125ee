import type { ArgumentType } from "../../column/argument-types.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import { randomSeed } from "../../plan/random-seed.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type ColumnLike, call, column, type Of, sameType, unaryBy, value } from "../define.ts";

/**
 * The array with a value, or a null, added at its end.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayAppend(lit([1, 2]), 3).alias("xs")).first());
 * // { xs: [ 1, 2, 3 ] }
 * ```
 */
export function arrayAppend<const A extends ColumnLike, const B extends ColumnValue>(
  array: A,
  item: B,
): Of<Result<"withItem", readonly [ArgumentType<A>]>, A, B> {
  return call("array_append", column(array), value(item));
}

/**
 * The array with a value, or a null, added at its start.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayPrepend(lit([1, 2]), 0).alias("xs")).first());
 * // { xs: [ 0, 1, 2 ] }
 * ```
 */
export function arrayPrepend<const A extends ColumnLike, const B extends ColumnValue>(
  array: A,
  item: B,
): Of<Result<"withItem", readonly [ArgumentType<A>]>, A, B> {
  return call("array_prepend", column(array), value(item));
}

/**
 * The array with a value put in at a position, counted from 1, or from the end if negative, where -1 is after
 * the last item; positions beyond are filled with nulls.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arrayInsert(lit(["a", "c"]), 2, "b").alias("xs"),
 *   F.arrayInsert(lit(["a"]), 3, "c").alias("filled"),
 * );
 * console.log(await df.first());
 * // { xs: [ 'a', 'b', 'c' ], filled: [ 'a', null, 'c' ] }
 * ```
 */
export function arrayInsert<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnValue,
>(array: A, position: B, item: C): Of<Result<"withItem", readonly [ArgumentType<A>]>, A | B, C> {
  return call("array_insert", column(array), column(position), value(item));
}

/**
 * The array without the items equal to a value.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayRemove(lit([1, 2, null, 2]), 2).alias("xs")).first());
 * // { xs: [ 1, null ] }
 * ```
 */
export function arrayRemove<const A extends ColumnLike, const B extends ColumnValue>(
  array: A,
  item: B,
): Of<Result<"nullable", readonly [ArgumentType<A>]>, A, B> {
  return call("array_remove", column(array), value(item));
}

/**
 * The array without nulls.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayCompact(lit([1, null, 2])).alias("xs")).first());
 * // { xs: [ 1, 2 ] }
 * ```
 */
export const arrayCompact = sameType("array_compact");

/**
 * An array of arrays as one array, one level deep; null if one of them is.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.flatten(lit([[1, 2], [3]])).alias("xs")).first());
 * // { xs: [ 1, 2, 3 ] }
 * ```
 */
export const flatten = unaryBy<"element">("flatten");

/**
 * The items in order: ascending with nulls first, or descending with nulls last; {@link arraySort} has nulls
 * last.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.sortArray(lit([2, null, 1])).alias("up"),
 *   F.sortArray(lit([2, null, 1]), false).alias("down"),
 * );
 * console.log(await df.first());
 * // { up: [ null, 1, 2 ], down: [ 2, 1, null ] }
 * ```
 */
export function sortArray<const A extends ColumnLike>(
  array: A,
  ascending = true,
): Of<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("sort_array", column(array), value(ascending));
}

/**
 * The items in a random order, another in every run unless `seed` is given.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sortArray(F.shuffle(lit([1, 2, 3]))).alias("same")).first());
 * // { same: [ 1, 2, 3 ] }
 * ```
 */
export function shuffle<const A extends ColumnLike>(
  array: A,
  seed: ColumnValue = randomSeed(),
): Of<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("shuffle", column(array), value(seed));
}
