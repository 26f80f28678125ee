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

/** Scales vectors by the learned quantile ranges. PySpark: `RobustScalerModel`. */
export class RobustScalerModel extends model({
  className: "org.apache.spark.ml.feature.RobustScalerModel",
  params,
  attributes: { range: vector, median: vector },
}) {}

/**
 * Learns the median and a quantile range of each entry of a vector column, which outliers hardly move.
 *
 * @see PySpark `RobustScaler`
 */
export class RobustScaler extends estimator({
  className: "org.apache.spark.ml.feature.RobustScaler",
  params,
  model: RobustScalerModel,
}) {}
