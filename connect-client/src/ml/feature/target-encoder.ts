import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, oneOf } from "../params/param-type.ts";
import { columnPairs, hasLabelCol } from "../params/shared-params.ts";

const params = {
  ...columnPairs,
  ...hasLabelCol,
  handleInvalid: param(oneOf("error", "keep"), "error"),
  targetType: param(oneOf("binary", "continuous"), "binary"),
  smoothing: param(double, 0),
};

/** Replaces categories by mean labels. PySpark: `TargetEncoderModel`. */
export class TargetEncoderModel extends model({
  className: "org.apache.spark.ml.feature.TargetEncoderModel",
  params,
  attributes: {},
}) {}

/**
 * Learns the mean label of each category, to replace the category by it.
 *
 * @see PySpark `TargetEncoder`
 */
export class TargetEncoder extends estimator({
  className: "org.apache.spark.ml.feature.TargetEncoder",
  params,
  model: TargetEncoderModel,
}) {}
