import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Turns lists of words into lists of `n` words that follow each other.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * await new NGram({ inputCol: "words", outputCol: "pairs", n: 2 }).transform(texts).select("pairs").show(1, false);
 * // +--------------------+
 * // |pairs               |
 * // +--------------------+
 * // |[wind and, and wind]|
 * // +--------------------+
 * ```
 * @see PySpark `NGram`
 */
export class NGram extends transformer({
  className: "org.apache.spark.ml.feature.NGram",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    n: param(int, 2),
  },
}) {}
