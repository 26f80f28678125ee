import type { FieldType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, value } from "../define.ts";

/**
 * The first `length` characters of a text; empty if that is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.left(lit("Spark"), 2).alias("text")).first());
 * // { text: 'Sp' }
 * ```
 */
export function left<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  length: B,
): Of<StringType, A | B> {
  return call("left", column(text), column(length));
}

/**
 * The last `length` characters of a text; empty if that is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.right(lit("Spark"), 2).alias("text")).first());
 * // { text: 'rk' }
 * ```
 */
export function right<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  length: B,
): Of<StringType, A | B> {
  return call("right", column(text), column(length));
}

/**
 * The part of a text or of bytes from a position counted from 1, or from the end if negative, to the end or
 * over `length`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.substr(lit("Spark"), 2).alias("tail"),
 *   F.substr(lit("Spark"), -3, 2).alias("part"),
 * );
 * console.log(await df.first());
 * // { tail: 'park', part: 'ar' }
 * ```
 */
export function substr<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(text: A, position: B, length?: C): Of<FieldType, A | B | C> {
  return call("substr", column(text), column(position), optionalColumn(length));
}

/**
 * {@link substr} with a length.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.substring(lit("2024-06-01"), 6, 2).alias("month")).first());
 * // { month: '06' }
 * ```
 */
export function substring<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  text: A,
  position: B,
  length: C,
): Of<FieldType, A | B | C> {
  return call("substring", column(text), column(position), column(length));
}

/**
 * The text before the `count`-th delimiter, or after it, counted from the end, if `count` is negative; the
 * whole text where there are fewer.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.substringIndex(lit("a.b.c"), ".", 2).alias("start"),
 *   F.substringIndex(lit("a.b.c"), ".", -1).alias("end"),
 * );
 * console.log(await df.first());
 * // { start: 'a.b', end: 'c' }
 * ```
 */
export function substringIndex<const A extends ColumnLike>(
  text: A,
  delimiter: string,
  count: number,
): Of<StringType, A> {
  return call("substring_index", column(text), value(delimiter), value(count));
}

/**
 * A part of a text between delimiters, counted from 1, or from the end if negative; empty where there are
 * fewer, and an error (`INVALID_INDEX_OF_ZERO`) for 0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.splitPart(lit("a,b,c"), lit(","), -1).alias("last"),
 *   F.splitPart(lit("a,b,c"), lit(","), 9).alias("none"),
 * );
 * console.log(await df.first());
 * // { last: 'c', none: '' }
 * ```
 */
export function splitPart<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  text: A,
  delimiter: B,
  part: C,
): Of<StringType, A | B | C> {
  return call("split_part", column(text), column(delimiter), column(part));
}

/**
 * The text, or bytes, with a part replaced, from a position counted from 1, over `length` characters; over as
 * many as the replacement has unless given.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.overlay(lit("Spark SQL"), lit("R"), 7).alias("one"),
 *   F.overlay(lit("Spark SQL"), lit("R"), 7, 3).alias("all"),
 * );
 * console.log(await df.first());
 * // { one: 'Spark RQL', all: 'Spark R' }
 * ```
 */
export function overlay<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  text: A,
  replacement: B,
  position: C,
  length: ColumnLike = -1,
): Of<FieldType, A | B | C> {
  return call("overlay", column(text), column(replacement), column(position), column(length));
}

/**
 * Every occurrence of a text replaced, or removed when there is no replacement.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.replace(lit("1.234.567"), lit(".")).alias("digits"),
 *   F.replace(lit("a+b"), lit("+"), lit(" ")).alias("text"),
 * );
 * console.log(await df.first());
 * // { digits: '1234567', text: 'a b' }
 * ```
 */
export function replace<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(text: A, search: B, replacement?: C): Of<StringType, A | B | C> {
  return call("replace", column(text), column(search), optionalColumn(replacement));
}

/**
 * The text with single characters replaced: the nth of `matching` by the nth of `replacement`, or removed if
 * that is shorter.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.translate(lit("1.234,50 €"), ",.", ".").alias("number"));
 * console.log(await df.first());
 * // { number: '1234.50 €' }
 * ```
 */
export function translate<const A extends ColumnLike>(
  text: A,
  matching: string,
  replacement: string,
): Of<StringType, A> {
  return call("translate", column(text), value(matching), value(replacement));
}
