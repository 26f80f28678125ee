import { estimator, model } from "../define-operator.ts";
import { vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
};

/**
 * Scales vectors by the magnitudes learned by {@link MaxAbsScaler}.
 *
 * @see PySpark `MaxAbsScalerModel` · since Spark 4.0
 */
export class MaxAbsScalerModel extends model({
  className: "org.apache.spark.ml.feature.MaxAbsScalerModel",
  params,
  attributes: { maxAbs: vector },
}) {}

/**
 * Learns the largest magnitude of each entry of a vector column, to scale it to [-1, 1].
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new MaxAbsScaler({ inputCol: "v", outputCol: "out" }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+------------------------+
 * // |v         |out                     |
 * // +----------+------------------------+
 * // |[0.0,1.0] |[0.0,0.3333333333333333]|
 * // |[10.0,3.0]|[1.0,1.0]               |
 * // +----------+------------------------+
 * ```
 * @see PySpark `MaxAbsScaler` · since Spark 4.0
 */
export class MaxAbsScaler extends estimator({
  className: "org.apache.spark.ml.feature.MaxAbsScaler",
  params,
  model: MaxAbsScalerModel,
}) {}
