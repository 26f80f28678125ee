import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  min: param(double, 0),
  max: param(double, 1),
};

/**
 * Scales vectors by the ranges learned by {@link MinMaxScaler}.
 *
 * @see PySpark `MinMaxScalerModel` · since Spark 4.0
 */
export class MinMaxScalerModel extends model({
  className: "org.apache.spark.ml.feature.MinMaxScalerModel",
  params,
  attributes: { originalMin: vector, originalMax: vector },
}) {}

/**
 * Learns the range of each entry of a vector column, to scale it to another range.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new MinMaxScaler({ inputCol: "v", outputCol: "out" }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+---------+
 * // |v         |out      |
 * // +----------+---------+
 * // |[0.0,1.0] |(2,[],[])|
 * // |[10.0,3.0]|[1.0,1.0]|
 * // +----------+---------+
 * ```
 * @see PySpark `MinMaxScaler` · since Spark 4.0
 */
export class MinMaxScaler extends estimator({
  className: "org.apache.spark.ml.feature.MinMaxScaler",
  params,
  model: MinMaxScalerModel,
}) {}
