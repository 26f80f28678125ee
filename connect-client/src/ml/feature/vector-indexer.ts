import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasHandleInvalid, hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  ...hasHandleInvalid,
  maxCategories: param(int, 20),
};

/**
 * Numbers the values of the categories learned by {@link VectorIndexer}.
 *
 * @see PySpark `VectorIndexerModel` · since Spark 4.0
 */
export class VectorIndexerModel extends model({
  className: "org.apache.spark.ml.feature.VectorIndexerModel",
  params,
  attributes: { numFeatures: int },
  frames: ["categoryMapsDF"],
}) {}

/**
 * Learns which entries of a vector column are categories, to number their values.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new VectorIndexer({ inputCol: "v", outputCol: "out", maxCategories: 2 }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+---------+
 * // |v         |out      |
 * // +----------+---------+
 * // |[0.0,1.0] |[0.0,0.0]|
 * // |[10.0,3.0]|[1.0,1.0]|
 * // +----------+---------+
 * ```
 * @see PySpark `VectorIndexer` · since Spark 4.0
 */
export class VectorIndexer extends estimator({
  className: "org.apache.spark.ml.feature.VectorIndexer",
  params,
  model: VectorIndexerModel,
}) {}
