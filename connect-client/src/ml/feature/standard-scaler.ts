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

/** Scales vectors by the learned mean and standard deviation. PySpark: `StandardScalerModel`. */
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
 * const scaler = new StandardScaler({ inputCol: "raw", outputCol: "features", withMean: true });
 * const scaled = (await scaler.fit(training)).transform(training);
 * ```
 * @see PySpark `StandardScaler`
 */
export class StandardScaler extends estimator({
  className: "org.apache.spark.ml.feature.StandardScaler",
  params,
  model: StandardScalerModel,
}) {}
