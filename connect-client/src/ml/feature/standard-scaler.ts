import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  withMean: param(boolean, false),
  withStd: param(boolean, true),
};

/**
 * Scales vectors by the mean and standard deviation learned by {@link StandardScaler}.
 *
 * @see PySpark `StandardScalerModel` · since Spark 4.0
 */
export class StandardScalerModel extends model({
  className: "org.apache.spark.ml.feature.StandardScalerModel",
  params,
  attributes: { mean: vector, std: vector },
}) {}

/**
 * Learns mean and standard deviation of each entry of a vector column, to scale it to unit deviation.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new StandardScaler({ inputCol: "v", outputCol: "out", withMean: true }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+-----------------------------------------+
 * // |v         |out                                      |
 * // +----------+-----------------------------------------+
 * // |[0.0,1.0] |[-0.7071067811865475,-0.7071067811865475]|
 * // |[10.0,3.0]|[0.7071067811865475,0.7071067811865475]  |
 * // +----------+-----------------------------------------+
 * ```
 * @see PySpark `StandardScaler` · since Spark 4.0
 */
export class StandardScaler extends estimator({
  className: "org.apache.spark.ml.feature.StandardScaler",
  params,
  model: StandardScalerModel,
}) {}
