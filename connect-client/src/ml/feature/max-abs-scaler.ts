import { estimator, model } from "../define-operator.ts";
import { vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
};

/** Scales vectors by the learned magnitudes. PySpark: `MaxAbsScalerModel`. */
export class MaxAbsScalerModel extends model({
  className: "org.apache.spark.ml.feature.MaxAbsScalerModel",
  params,
  attributes: { maxAbs: vector },
}) {}

/**
 * Learns the largest magnitude of each entry of a vector column, to scale it to [-1, 1].
 *
 * @see PySpark `MaxAbsScaler`
 */
export class MaxAbsScaler extends estimator({
  className: "org.apache.spark.ml.feature.MaxAbsScaler",
  params,
  model: MaxAbsScalerModel,
}) {}
