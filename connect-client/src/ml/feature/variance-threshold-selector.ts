import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, ints } from "../params/param-type.ts";
import { hasFeaturesCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasFeaturesCol,
  ...hasOutputCol,
  varianceThreshold: param(double, 0),
};

/** Keeps the features that vary. PySpark: `VarianceThresholdSelectorModel`. */
export class VarianceThresholdSelectorModel extends model({
  className: "org.apache.spark.ml.feature.VarianceThresholdSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which features vary at all.
 *
 * @see PySpark `VarianceThresholdSelector`
 */
export class VarianceThresholdSelector extends estimator({
  className: "org.apache.spark.ml.feature.VarianceThresholdSelector",
  params,
  model: VarianceThresholdSelectorModel,
}) {}
