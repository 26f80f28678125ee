import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, ints, oneOf } from "../params/param-type.ts";
import { hasFeaturesCol, hasLabelCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasFeaturesCol,
  ...hasLabelCol,
  ...hasOutputCol,
  featureType: param(oneOf("categorical", "continuous")),
  labelType: param(oneOf("categorical", "continuous")),
  selectionMode: param(oneOf("numTopFeatures", "percentile", "fpr", "fdr", "fwe"), "numTopFeatures"),
  selectionThreshold: param(double),
};

/** Keeps the chosen features. PySpark: `UnivariateFeatureSelectorModel`. */
export class UnivariateFeatureSelectorModel extends model({
  className: "org.apache.spark.ml.feature.UnivariateFeatureSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which features a label depends on, each by itself.
 *
 * @see PySpark `UnivariateFeatureSelector`
 */
export class UnivariateFeatureSelector extends estimator({
  className: "org.apache.spark.ml.feature.UnivariateFeatureSelector",
  params,
  model: UnivariateFeatureSelectorModel,
}) {}
