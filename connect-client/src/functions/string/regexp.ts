import type { ColumnValue } from "../../column/operand-types.ts";
import type { ArrayType, BooleanType, IntegerType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalValue, value } from "../define.ts";

/**
 * Whether a text contains a match of a Java regular expression; `^` and `$` tie it to the ends.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.rlike(lit("DE-LU"), lit("[A-Z]{2}$")).alias("yes"),
 *   F.rlike(lit("DE-LU"), lit("^[A-Z]{2}$")).alias("whole"),
 * );
 * console.log(await df.first());
 * // { yes: true, whole: false }
 * ```
 */
export function rlike<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  pattern: B,
): Of<BooleanType, A | B> {
  return call("rlike", column(text), column(pattern));
}

/** {@link rlike}. */
export function regexp<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  pattern: B,
): Of<BooleanType, A | B> {
  return call("regexp", column(text), column(pattern));
}

/** {@link rlike}. */
export function regexpLike<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  pattern: B,
): Of<BooleanType, A | B> {
  return call("regexp_like", column(text), column(pattern));
}

/**
 * How often a regular expression matches.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.regexpCount(lit("a1b22"), lit("\\d+")).alias("numbers"));
 * console.log(await df.first());
 * // { numbers: 2 }
 * ```
 */
export function regexpCount<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  pattern: B,
): Of<IntegerType, A | B> {
  return call("regexp_count", column(text), column(pattern));
}

/**
 * A group of the first match of a regular expression; 0 is the whole match; empty text without one.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.regexpExtract(lit("id=42"), "(\\w+)=(\\d+)", 2).alias("id"),
 *   F.regexpExtract(lit("none"), "(\\d+)", 1).alias("empty"),
 * );
 * console.log(await df.first());
 * // { id: '42', empty: '' }
 * ```
 */
export function regexpExtract<const A extends ColumnLike>(
  text: A,
  pattern: string,
  group: number,
): Of<StringType, A> {
  return call("regexp_extract", column(text), value(pattern), value(group));
}

/**
 * A group, the first unless given, of every match of a regular expression; 0 is the whole match.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.regexpExtractAll(lit("a=1 b=2"), lit("(\\w)=(\\d)")).alias("keys"),
 *   F.regexpExtractAll(lit("a=1 b=2"), lit("(\\w)=(\\d)"), 2).alias("values"),
 * );
 * console.log(await df.first());
 * // { keys: [ 'a', 'b' ], values: [ '1', '2' ] }
 * ```
 */
export function regexpExtractAll<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnValue = never,
>(text: A, pattern: B, group?: C): Of<ArrayType<StringType>, A | B, C> {
  return call("regexp_extract_all", column(text), column(pattern), optionalValue(group));
}

/**
 * The position of the first match of a regular expression, counted from 1; 0 without one.
 *
 * @param group - has no effect in Spark: the position is that of the whole match
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.regexpInstr(lit("price: 42"), lit("\\d+")).alias("at")).first());
 * // { at: 8 }
 * ```
 */
export function regexpInstr<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnValue = never,
>(text: A, pattern: B, group?: C): Of<IntegerType, A | B, C> {
  return call("regexp_instr", column(text), column(pattern), optionalValue(group));
}

/**
 * Every match of a regular expression replaced; `$1` in the replacement is the first group.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.regexpReplace(lit("2024-06-01"), "(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1").alias("date"),
 * );
 * console.log(await df.first());
 * // { date: '01.06.2024' }
 * ```
 */
export function regexpReplace<
  const A extends ColumnLike,
  const B extends ColumnValue,
  const C extends ColumnValue,
>(text: A, pattern: B, replacement: C): Of<StringType, A, B | C> {
  return call("regexp_replace", column(text), value(pattern), value(replacement));
}

/**
 * The first match of a regular expression; null without one.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.regexpSubstr(lit("from 10 to 12"), lit("\\d+")).alias("first"),
 *   F.regexpSubstr(lit("never"), lit("\\d+")).alias("none"),
 * );
 * console.log(await df.first());
 * // { first: '10', none: null }
 * ```
 */
export function regexpSubstr<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  pattern: B,
): Of<StringType, A | B> {
  return call("regexp_substr", column(text), column(pattern));
}

/**
 * The parts of a text between matches of a regular expression.
 *
 * @param limit - the number of parts at most, the last of which then holds the rest; any number if it is not
 *   positive
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.split(lit("a, b,c"), ",\\s*").alias("parts"),
 *   F.split(lit("a,b,c"), ",", 2).alias("two"),
 * );
 * console.log(await df.first());
 * // { parts: [ 'a', 'b', 'c' ], two: [ 'a', 'b,c' ] }
 * ```
 */
export function split<const A extends ColumnLike, const B extends ColumnValue>(
  text: A,
  pattern: B,
  limit: ColumnLike = -1,
): Of<ArrayType<StringType>, A, B> {
  return call("split", column(text), value(pattern), column(limit));
}
