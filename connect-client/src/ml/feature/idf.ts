import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, long, longs, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  minDocFreq: param(int, 0),
};

/**
 * Weighs term counts by the frequencies learned by {@link IDF}.
 *
 * @see PySpark `IDFModel` · since Spark 4.0
 */
export class IDFModel extends model({
  className: "org.apache.spark.ml.feature.IDFModel",
  params,
  attributes: { idf: vector, docFreq: longs, numDocs: long },
}) {}

/**
 * Learns in how many texts each term occurs, to weigh rare terms more.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * const counted = new HashingTF({ inputCol: "words", outputCol: "counts", numFeatures: 4 }).transform(texts);
 * await using model = await new IDF({ inputCol: "counts", outputCol: "weights" }).fit(counted);
 * console.log(await model.numDocs());
 * // 1n
 * ```
 * @see PySpark `IDF` · since Spark 4.0
 */
export class IDF extends estimator({
  className: "org.apache.spark.ml.feature.IDF",
  params,
  model: IDFModel,
}) {}
