import type { ColumnValue } from "../../column/operand-types.ts";
import type { BooleanType, IntegerType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, value } from "../define.ts";

/**
 * Whether a text, or bytes, contains another.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.contains(lit("Spark SQL"), lit("SQL")).alias("found"),
 *   F.contains(lit("Spark SQL"), lit("sql")).alias("ignoringCase"),
 * );
 * console.log(await df.first());
 * // { found: true, ignoringCase: false }
 * ```
 */
export function contains<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  search: B,
): Of<BooleanType, A | B> {
  return call("contains", column(text), column(search));
}

/**
 * Whether a text, or bytes, starts with another.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.startswith(lit("DE-LU"), lit("DE")).alias("german")).first());
 * // { german: true }
 * ```
 */
export function startswith<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  prefix: B,
): Of<BooleanType, A | B> {
  return call("startswith", column(text), column(prefix));
}

/**
 * Whether a text, or bytes, ends with another.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.endswith(lit("prices.csv"), lit(".csv")).alias("csv")).first());
 * // { csv: true }
 * ```
 */
export function endswith<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  suffix: B,
): Of<BooleanType, A | B> {
  return call("endswith", column(text), column(suffix));
}

/**
 * Whether the whole text matches an SQL pattern: `%` is any text, `_` any character.
 *
 * @param escapeCharacter - what makes `%` and `_` stand for themselves; `\` unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.like(lit("Spark"), lit("S%k")).alias("yes"),
 *   F.like(lit("50%"), lit("50!%"), lit("!")).alias("percent"),
 * );
 * console.log(await df.first());
 * // { yes: true, percent: true }
 * ```
 */
export function like<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(text: A, pattern: B, escapeCharacter?: C): Of<BooleanType, A | B | C> {
  return call("like", column(text), column(pattern), optionalColumn(escapeCharacter));
}

/**
 * {@link like}, ignoring case.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.ilike(lit("Spark"), lit("s%")).alias("yes")).first());
 * // { yes: true }
 * ```
 */
export function ilike<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(text: A, pattern: B, escapeCharacter?: C): Of<BooleanType, A | B | C> {
  return call("ilike", column(text), column(pattern), optionalColumn(escapeCharacter));
}

/**
 * The position of the first `search` in a text, counted from 1; 0 if it is not there.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.instr(lit("banana"), "an").alias("at"),
 *   F.instr(lit("banana"), "x").alias("none"),
 * );
 * console.log(await df.first());
 * // { at: 2, none: 0 }
 * ```
 */
export function instr<const A extends ColumnLike, const B extends ColumnValue>(
  text: A,
  search: B,
): Of<IntegerType, A, B> {
  return call("instr", column(text), value(search));
}

/**
 * The position of `search` in a text at or after `position`, counted from 1; 0 if it is not there.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.locate("an", lit("banana"), 3).alias("at")).first());
 * // { at: 4 }
 * ```
 */
export function locate<const A extends ColumnLike>(
  search: string,
  text: A,
  position = 1,
): Of<IntegerType, A> {
  return call("locate", value(search), column(text), value(position));
}

/**
 * The position of a text in another at or after `start`, counted from 1; 0 if it is not there.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.position(lit("na"), lit("banana")).alias("first"),
 *   F.position(lit("na"), lit("banana"), 4).alias("next"),
 * );
 * console.log(await df.first());
 * // { first: 3, next: 5 }
 * ```
 */
export function position<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(search: A, text: B, start?: C): Of<IntegerType, A | B | C> {
  return call("position", column(search), column(text), optionalColumn(start));
}
