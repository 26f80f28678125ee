import type { IntegerType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value, variadic } from "../define.ts";

/**
 * Texts, bytes or arrays put end to end; null if one of them is ({@link concatWs} leaves nulls out).
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.concat(lit("DE"), lit("-"), lit("LU")).alias("zone"),
 *   F.concat(lit("DE"), null).alias("unknown"),
 * );
 * console.log(await df.first());
 * // { zone: 'DE-LU', unknown: null }
 * ```
 */
export const concat = variadic("concat");

/**
 * Texts, and the items of arrays of texts, put end to end with a separator between them, nulls left out.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.concatWs("/", lit("a"), null, lit(["b", "c"])).alias("path"));
 * console.log(await df.first());
 * // { path: 'a/b/c' }
 * ```
 */
export function concatWs<const A extends readonly ColumnLike[]>(
  separator: string,
  ...texts: A
): Of<StringType, A[number]> {
  return call("concat_ws", value(separator), ...texts.map(column));
}

/**
 * The argument at the position that the first one gives, counted from 1; null for a null position, and an
 * error (`INVALID_ARRAY_INDEX`) for one outside.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.elt(2, lit("low"), lit("high")).alias("level")).first());
 * // { level: 'high' }
 * ```
 */
export const elt = variadic("elt");

/**
 * The position of a text in a comma-separated list, counted from 1; 0 if it is not there or contains a comma.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.findInSet(lit("FR"), lit("DE,FR,NL")).alias("at"),
 *   F.findInSet(lit("R"), lit("DE,FR,NL")).alias("none"),
 * );
 * console.log(await df.first());
 * // { at: 2, none: 0 }
 * ```
 */
export function findInSet<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  list: B,
): Of<IntegerType, A | B> {
  return call("find_in_set", column(text), column(list));
}

/**
 * The text `times` times in a row; empty if `times` is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.repeat(lit("ab"), 3).alias("text")).first());
 * // { text: 'ababab' }
 * ```
 */
export function repeat<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  times: B,
): Of<StringType, A | B> {
  return call("repeat", column(text), column(times));
}

/**
 * A text or an array in reverse order.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.reverse(lit("Spark")).alias("text"),
 *   F.reverse(lit([1, 2, 3])).alias("items"),
 * );
 * console.log(await df.first());
 * // { text: 'krapS', items: [ 3, 2, 1 ] }
 * ```
 */
export const reverse = unary("reverse");

/**
 * The text in single quotes, with those inside it escaped by a backslash; since Spark 4.1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.quote(lit("Don't")).alias("text")).first());
 * // { text: "'Don\\'t'" }
 * ```
 */
export const quote = unary<StringType>("quote");
