import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { BooleanType, IntegerType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, optionalColumn, value } from "../define.ts";

/**
 * Whether the first text, or bytes, contains the second.
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
export const contains = binary<BooleanType>("contains");

/**
 * Whether the first text, or bytes, starts with the second.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.startswith(lit("DE-LU"), lit("DE")).alias("german")).first());
 * // { german: true }
 * ```
 */
export const startswith = binary<BooleanType>("startswith");

/**
 * Whether the first text, or bytes, ends with the second.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.endswith(lit("prices.csv"), lit(".csv")).alias("csv")).first());
 * // { csv: true }
 * ```
 */
export const endswith = binary<BooleanType>("endswith");

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
export function like(
  text: ColumnLike,
  pattern: ColumnLike,
  escapeCharacter?: ColumnLike,
): Column<BooleanType> {
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
export function ilike(
  text: ColumnLike,
  pattern: ColumnLike,
  escapeCharacter?: ColumnLike,
): Column<BooleanType> {
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
export function instr(text: ColumnLike, search: ColumnValue): Column<IntegerType> {
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
export function locate(search: string, text: ColumnLike, position = 1): Column<IntegerType> {
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
export function position(search: ColumnLike, text: ColumnLike, start?: ColumnLike): Column<IntegerType> {
  return call("position", column(search), column(text), optionalColumn(start));
}
