import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, strings } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  minTF: param(double, 1),
  minDF: param(double, 1),
  /** A number of texts from 1 on, a share below. */
  maxDF: param(double, 2 ** 63),
  vocabSize: param(int, 262144),
  binary: param(boolean, false),
};

/**
 * Counts the terms learned by {@link CountVectorizer}.
 *
 * @see PySpark `CountVectorizerModel` · since Spark 4.0
 */
export class CountVectorizerModel extends model({
  className: "org.apache.spark.ml.feature.CountVectorizerModel",
  params,
  attributes: { vocabulary: strings },
}) {}

/**
 * Learns the most frequent terms of texts, to count them.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * await using model = await new CountVectorizer({ inputCol: "words", outputCol: "counts" }).fit(texts);
 * console.log(await model.vocabulary());
 * // [ 'wind', 'and' ]
 * await model.transform(texts).show(1, false);
 * // +-----------------+-------------------+
 * // |words            |counts             |
 * // +-----------------+-------------------+
 * // |[wind, and, wind]|(2,[0,1],[2.0,1.0])|
 * // +-----------------+-------------------+
 * ```
 * @see PySpark `CountVectorizer` · since Spark 4.0
 */
export class CountVectorizer extends estimator({
  className: "org.apache.spark.ml.feature.CountVectorizer",
  params,
  model: CountVectorizerModel,
}) {}
