import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, ints, oneOf } from "../params/param-type.ts";
import { columnPairs } from "../params/shared-params.ts";

const params = {
  ...columnPairs,
  handleInvalid: param(oneOf("error", "keep"), "error"),
  dropLast: param(boolean, true),
};

/** Turns category numbers into vectors. PySpark: `OneHotEncoderModel`. */
export class OneHotEncoderModel extends model({
  className: "org.apache.spark.ml.feature.OneHotEncoderModel",
  params,
  attributes: { categorySizes: ints },
}) {}

/**
 * Learns how many categories a column of category numbers has, to turn each into a vector with a single one.
 *
 * @example
 * ```ts
 * const encoder = new OneHotEncoder({ inputCols: ["zone_index"], outputCols: ["zone_vector"] });
 * ```
 * @see PySpark `OneHotEncoder`
 */
export class OneHotEncoder extends estimator({
  className: "org.apache.spark.ml.feature.OneHotEncoder",
  params,
  model: OneHotEncoderModel,
}) {}
