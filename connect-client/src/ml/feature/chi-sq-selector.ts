import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, int, ints, oneOf } from "../params/param-type.ts";
import { hasFeaturesCol, hasLabelCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasFeaturesCol,
  ...hasLabelCol,
  ...hasOutputCol,
  numTopFeatures: param(int, 50),
  percentile: param(double, 0.1),
  fpr: param(double, 0.05),
  fdr: param(double, 0.05),
  fwe: param(double, 0.05),
  selectorType: param(oneOf("numTopFeatures", "percentile", "fpr", "fdr", "fwe"), "numTopFeatures"),
};

/** Keeps the chosen features. PySpark: `ChiSqSelectorModel`. */
export class ChiSqSelectorModel extends model({
  className: "org.apache.spark.ml.feature.ChiSqSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which categorical features a label depends on, by chi-squared tests. Prefer `UnivariateFeatureSelector`.
 *
 * @see PySpark `ChiSqSelector`
 */
export class ChiSqSelector extends estimator({
  className: "org.apache.spark.ml.feature.ChiSqSelector",
  params,
  model: ChiSqSelectorModel,
}) {}
