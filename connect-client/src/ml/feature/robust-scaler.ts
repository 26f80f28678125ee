import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  lower: param(double, 0.25),
  upper: param(double, 0.75),
  withCentering: param(boolean, false),
  withScaling: param(boolean, true),
  relativeError: param(double, 0.001),
};

/**
 * Scales vectors by the quantile ranges learned by {@link RobustScaler}.
 *
 * @see PySpark `RobustScalerModel` · since Spark 4.0
 */
export class RobustScalerModel extends model({
  className: "org.apache.spark.ml.feature.RobustScalerModel",
  params,
  attributes: { range: vector, median: vector },
}) {}

/**
 * Learns the median and a quantile range of each entry of a vector column, which outliers hardly move.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([0, 1])], [new DenseVector([10, 3])]], t.struct({ v: vectorType }));
 * await using model = await new RobustScaler({ inputCol: "v", outputCol: "out", withCentering: true }).fit(rows);
 * await model.transform(rows).show(2, false);
 * // +----------+---------+
 * // |v         |out      |
 * // +----------+---------+
 * // |[0.0,1.0] |[0.0,0.0]|
 * // |[10.0,3.0]|[1.0,1.0]|
 * // +----------+---------+
 * ```
 * @see PySpark `RobustScaler` · since Spark 4.0
 */
export class RobustScaler extends estimator({
  className: "org.apache.spark.ml.feature.RobustScaler",
  params,
  model: RobustScalerModel,
}) {}
