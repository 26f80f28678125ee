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

/**
 * Replaces categories by the mean labels learned by {@link TargetEncoder}.
 *
 * @see PySpark `TargetEncoderModel` · since Spark 4.0
 */
export class TargetEncoderModel extends model({
  className: "org.apache.spark.ml.feature.TargetEncoderModel",
  params,
  attributes: {},
}) {}

/**
 * Learns the mean label of each category, to replace the category by it.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0, 10], [0, 20], [1, 40]], "zone DOUBLE, label DOUBLE");
 * const encoder = new TargetEncoder({ inputCols: ["zone"], outputCols: ["mean"], targetType: "continuous" });
 * await using model = await encoder.fit(hours);
 * await model.transform(hours).show();
 * // +----+-----+----+
 * // |zone|label|mean|
 * // +----+-----+----+
 * // | 0.0| 10.0|15.0|
 * // | 0.0| 20.0|15.0|
 * // | 1.0| 40.0|40.0|
 * // +----+-----+----+
 * ```
 * @see PySpark `TargetEncoder` · since Spark 4.0
 */
export class TargetEncoder extends estimator({
  className: "org.apache.spark.ml.feature.TargetEncoder",
  params,
  model: TargetEncoderModel,
}) {}
