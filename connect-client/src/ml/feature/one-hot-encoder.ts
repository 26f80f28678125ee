import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, ints, oneOf } from "../params/param-type.ts";
import { columnPairs } from "../params/shared-params.ts";

const params = {
  ...columnPairs,
  handleInvalid: param(oneOf("error", "keep"), "error"),
  dropLast: param(boolean, true),
};

/**
 * Turns category numbers into vectors of the size learned by {@link OneHotEncoder}.
 *
 * @see PySpark `OneHotEncoderModel` · since Spark 4.0
 */
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
 * const hours = spark.createDataFrame([[0], [1], [2]], "zone DOUBLE");
 * await using model = await new OneHotEncoder({ inputCols: ["zone"], outputCols: ["coded"] }).fit(hours);
 * await model.transform(hours).show();
 * // +----+-------------+
 * // |zone|        coded|
 * // +----+-------------+
 * // | 0.0|(2,[0],[1.0])|
 * // | 1.0|(2,[1],[1.0])|
 * // | 2.0|    (2,[],[])|
 * // +----+-------------+
 * ```
 * @see PySpark `OneHotEncoder` · since Spark 4.0
 */
export class OneHotEncoder extends estimator({
  className: "org.apache.spark.ml.feature.OneHotEncoder",
  params,
  model: OneHotEncoderModel,
}) {}
