import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, string, strings } from "../params/param-type.ts";
import { columnPairs } from "../params/shared-params.ts";

/**
 * Removes words that say little from lists of words.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * await new StopWordsRemover({ inputCol: "words", outputCol: "kept" }).transform(texts).show(1, false);
 * // +-----------------+------------+
 * // |words            |kept        |
 * // +-----------------+------------+
 * // |[wind, and, wind]|[wind, wind]|
 * // +-----------------+------------+
 * ```
 * @see PySpark `StopWordsRemover`
 */
export class StopWordsRemover extends transformer({
  className: "org.apache.spark.ml.feature.StopWordsRemover",
  params: {
    ...columnPairs,
    /** The words to remove; without them, Spark's English list. */
    stopWords: param(strings),
    caseSensitive: param(boolean, false),
    locale: param(string, "en"),
  },
}) {}
