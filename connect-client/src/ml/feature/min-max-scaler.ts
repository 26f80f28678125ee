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

/** Scales vectors by the learned ranges. PySpark: `MinMaxScalerModel`. */
export class MinMaxScalerModel extends model({
  className: "org.apache.spark.ml.feature.MinMaxScalerModel",
  params,
  attributes: { originalMin: vector, originalMax: vector },
}) {}

/**
 * Learns the range of each entry of a vector column, to scale it to another range.
 *
 * @see PySpark `MinMaxScaler`
 */
export class MinMaxScaler extends estimator({
  className: "org.apache.spark.ml.feature.MinMaxScaler",
  params,
  model: MinMaxScalerModel,
}) {}
