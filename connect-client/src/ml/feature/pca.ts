import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, matrix, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  k: param(int),
};

/**
 * Projects vectors on the directions learned by {@link PCA}.
 *
 * @see PySpark `PCAModel` · since Spark 4.0
 */
export class PCAModel extends model({
  className: "org.apache.spark.ml.feature.PCAModel",
  params,
  attributes: { pc: matrix, explainedVariance: vector },
}) {}

/**
 * Learns the `k` directions in which vectors differ most.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new PCA({ inputCol: "v", outputCol: "out", k: 1 }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+----------------------+
 * // |v         |out                   |
 * // +----------+----------------------+
 * // |[0.0,1.0] |[-0.19611613513818396]|
 * // |[10.0,3.0]|[-10.39415516232375]  |
 * // +----------+----------------------+
 * ```
 * @see PySpark `PCA` · since Spark 4.0
 */
export class PCA extends estimator({
  className: "org.apache.spark.ml.feature.PCA",
  params,
  model: PCAModel,
}) {}
