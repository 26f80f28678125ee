import type { ArrayType, DoubleType, IntegerType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, unary, value } from "../define.ts";

/**
 * How many characters must be put in, taken out or changed to turn one text into the other; -1 if more than
 * `threshold`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.levenshtein(lit("kitten"), lit("sitting")).alias("edits"),
 *   F.levenshtein(lit("kitten"), lit("sitting"), 2).alias("many"),
 * );
 * console.log(await df.first());
 * // { edits: 3, many: -1 }
 * ```
 */
export function levenshtein<const A extends ColumnLike, const B extends ColumnLike>(
  one: A,
  other: B,
  threshold?: number,
): Of<IntegerType, A | B> {
  return call("levenshtein", column(one), column(other), optionalColumn(threshold));
}

/**
 * How alike two texts are by Jaro and Winkler, from 0 to 1 for equal ones; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.jaroWinklerSimilarity(lit("same"), lit("same")).alias("same"),
 *   F.jaroWinklerSimilarity(lit("abc"), lit("xyz")).alias("none"),
 * );
 * console.log(await df.first());
 * // { same: 1, none: 0 }
 * ```
 */
export function jaroWinklerSimilarity<const A extends ColumnLike, const B extends ColumnLike>(
  one: A,
  other: B,
): Of<DoubleType, A | B> {
  return call("jaro_winkler_similarity", column(one), column(other));
}

/**
 * The soundex code of an English word, the same for words that sound alike.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.soundex(lit("Miller")).alias("one"),
 *   F.soundex(lit("Mueller")).alias("other"),
 * );
 * console.log(await df.first());
 * // { one: 'M460', other: 'M460' }
 * ```
 */
export const soundex = unary<StringType>("soundex");

/**
 * The sentences of a text, each an array of its words without punctuation.
 *
 * @param language - in two letters, such as `en`; that of no locale unless given
 * @param country - in two letters, such as `US`
 * @example
 * ```ts
 * const df = spark.range(1).select(F.sentences(lit("Hi there! Good morning.")).alias("sentences"));
 * console.log(await df.first());
 * // { sentences: [ [ 'Hi', 'there' ], [ 'Good', 'morning' ] ] }
 * ```
 */
export function sentences<const A extends ColumnLike>(
  text: A,
  language: ColumnLike = value(""),
  country: ColumnLike = value(""),
): Of<ArrayType<ArrayType<StringType>>, A> {
  return call("sentences", column(text), column(language), column(country));
}
