import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Counts the terms of each text, by hashing them into a vector.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * await new HashingTF({ inputCol: "words", outputCol: "counts", numFeatures: 16 }).transform(texts).show(1, false);
 * // +-----------------+----------------------+
 * // |words            |counts                |
 * // +-----------------+----------------------+
 * // |[wind, and, wind]|(16,[11,14],[1.0,2.0])|
 * // +-----------------+----------------------+
 * ```
 * @see PySpark `HashingTF`
 */
export class HashingTF extends transformer({
  className: "org.apache.spark.ml.feature.HashingTF",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    numFeatures: param(int, 262144),
    binary: param(boolean, false),
  },
}) {}
