import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { ArrayType, BooleanType, IntegerType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, optionalValue, value } from "../define.ts";

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
export function rlike(text: ColumnLike, pattern: ColumnLike): Column<BooleanType> {
  return call("rlike", column(text), column(pattern));
}

/** {@link rlike}. */
export function regexp(text: ColumnLike, pattern: ColumnLike): Column<BooleanType> {
  return call("regexp", column(text), column(pattern));
}

/** {@link rlike}. */
export function regexpLike(text: ColumnLike, pattern: ColumnLike): Column<BooleanType> {
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
export function regexpCount(text: ColumnLike, pattern: ColumnLike): Column<IntegerType> {
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
export function regexpExtract(text: ColumnLike, pattern: string, group: number): Column<StringType> {
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
export function regexpExtractAll(
  text: ColumnLike,
  pattern: ColumnLike,
  group?: ColumnValue,
): Column<ArrayType<StringType>> {
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
export function regexpInstr(text: ColumnLike, pattern: ColumnLike, group?: ColumnValue): Column<IntegerType> {
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
export function regexpReplace(
  text: ColumnLike,
  pattern: ColumnValue,
  replacement: ColumnValue,
): Column<StringType> {
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
export function regexpSubstr(text: ColumnLike, pattern: ColumnLike): Column<StringType> {
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
export function split(
  text: ColumnLike,
  pattern: ColumnValue,
  limit: ColumnLike = -1,
): Column<ArrayType<StringType>> {
  return call("split", column(text), value(pattern), column(limit));
}
