import type { ArgumentType } from "../../column/argument-types.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { BooleanType, LongType, StringType } from "../../types/index.ts";
import type { Result } from "../../typing/unresolved.ts";
import {
  binaryBy,
  type ColumnLike,
  call,
  column,
  type Of,
  optionalValue,
  unaryBy,
  value,
} from "../define.ts";

/**
 * Whether the array has a value; null where it has not but has a null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arrayContains(lit([1, 2]), 2).alias("yes"),
 *   F.arrayContains(lit([1, null]), 2).alias("unknown"),
 * );
 * console.log(await df.first());
 * // { yes: true, unknown: null }
 * ```
 */
export function arrayContains<const A extends ColumnLike, const B extends ColumnValue>(
  array: A,
  item: B,
): Of<BooleanType, A, B> {
  return call("array_contains", column(array), value(item));
}

/**
 * The position of the first item equal to a value, counted from 1; 0 if it is not there.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arrayPosition(lit(["a", "b"]), "b").alias("at"),
 *   F.arrayPosition(lit(["a", "b"]), "x").alias("none"),
 * );
 * console.log(await df.first());
 * // { at: 2n, none: 0n }
 * ```
 */
export function arrayPosition<const A extends ColumnLike, const B extends ColumnValue>(
  array: A,
  item: B,
): Of<LongType, A, B> {
  return call("array_position", column(array), value(item));
}

/**
 * The item of an array at a position from 1, or from the end if negative; or the value of a map for a key,
 * null where it has none. An error (`INVALID_ARRAY_INDEX_IN_ELEMENT_AT`) outside of the array, for which
 * {@link tryElementAt} gives null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.elementAt(lit([7, 8, 9]), -1).alias("last"),
 *   F.elementAt(lit(new Map([["a", 1]])), "x").alias("none"),
 * );
 * console.log(await df.first());
 * // { last: 9, none: null }
 * ```
 */
export function elementAt<const A extends ColumnLike, const B extends ColumnValue>(
  collection: A,
  key: B,
): Of<Result<"item", readonly [ArgumentType<A>, B]>, A, B> {
  return call("element_at", column(collection), value(key));
}

/**
 * {@link elementAt}, or null outside of the array; the key is a column.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryElementAt(lit([7, 8, 9]), 4).alias("none"),
 *   F.tryElementAt(lit(new Map([["a", 1]])), lit("a")).alias("one"),
 * );
 * console.log(await df.first());
 * // { none: null, one: 1 }
 * ```
 */
export const tryElementAt = binaryBy<"item">("try_element_at");

/**
 * The item of an array at a position from 0; null outside.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.get(lit([7, 8, 9]), 0).alias("first"),
 *   F.get(lit([7, 8, 9]), 3).alias("none"),
 * );
 * console.log(await df.first());
 * // { first: 7, none: null }
 * ```
 */
export const get = binaryBy<"item">("get");

/**
 * The greatest item, nulls aside.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayMax(lit([1, null, 3])).alias("max")).first());
 * // { max: 3 }
 * ```
 */
export const arrayMax = unaryBy<"element">("array_max");

/**
 * The smallest item, nulls aside.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.arrayMin(lit([1, null, 3])).alias("min")).first());
 * // { min: 1 }
 * ```
 */
export const arrayMin = unaryBy<"element">("array_min");

/**
 * `length` items of an array, or as many as there are, from a position counted from 1, or from the end if
 * negative.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.slice(lit([1, 2, 3, 4]), 2, 2).alias("middle"),
 *   F.slice(lit([1, 2, 3, 4]), -2, 9).alias("end"),
 * );
 * console.log(await df.first());
 * // { middle: [ 2, 3 ], end: [ 3, 4 ] }
 * ```
 */
export function slice<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  array: A,
  start: B,
  length: C,
): Of<Result<"nullable", readonly [ArgumentType<A>]>, A | B | C> {
  return call("slice", column(array), column(start), column(length));
}

/**
 * The items as one text with a delimiter between them.
 *
 * @param nullReplacement - what stands for nulls, which are left out unless it is given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arrayJoin(lit(["a", null, "b"]), "-").alias("short"),
 *   F.arrayJoin(lit(["a", null, "b"]), "-", "?").alias("all"),
 * );
 * console.log(await df.first());
 * // { short: 'a-b', all: 'a-?-b' }
 * ```
 */
export function arrayJoin<const A extends ColumnLike>(
  array: A,
  delimiter: string,
  nullReplacement?: string,
): Of<StringType, A> {
  return call("array_join", column(array), value(delimiter), optionalValue(nullReplacement));
}
