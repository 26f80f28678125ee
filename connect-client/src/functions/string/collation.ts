import type { StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value } from "../define.ts";

/**
 * The text under a collation, by which it is then compared, sorted and grouped; since Spark 4.0.
 *
 * @param collation - such as `UTF8_LCASE`, or a language with its sensitivity such as `de_CI_AI`
 * @example
 * ```ts
 * const shout = F.collate(lit("SPARK"), "UTF8_LCASE");
 * console.log(await spark.range(1).select(shout.eq("spark").alias("same")).first());
 * // { same: true }
 * ```
 */
export function collate<const A extends ColumnLike>(text: A, collation: string): Of<StringType, A> {
  return call("collate", column(text), value(collation));
}

/**
 * The collation of a text by its full name; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.collation(F.collate(lit("a"), "UNICODE_CI")).alias("collation"));
 * console.log(await df.first());
 * // { collation: 'SYSTEM.BUILTIN.UNICODE_CI' }
 * ```
 */
export const collation = unary<StringType>("collation");
