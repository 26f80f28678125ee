import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, oneOf, string } from "../params/param-type.ts";
import { hasFeaturesCol, hasHandleInvalid, hasLabelCol } from "../params/shared-params.ts";

const params = {
  ...hasFeaturesCol,
  ...hasLabelCol,
  ...hasHandleInvalid,
  formula: param(string),
  forceIndexLabel: param(boolean, false),
  stringIndexerOrderType: param(
    oneOf("frequencyDesc", "frequencyAsc", "alphabetDesc", "alphabetAsc"),
    "frequencyDesc",
  ),
};

/**
 * Makes the features and the label learned by {@link RFormula}.
 *
 * @see PySpark `RFormulaModel` · since Spark 4.0
 */
export class RFormulaModel extends model({
  className: "org.apache.spark.ml.feature.RFormulaModel",
  params,
  attributes: { resolvedFormulaString: string },
}) {}

/**
 * Makes features and a label from an R formula such as `price ~ hour + zone`.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[90, 1, "DE"], [98, 2, "FR"]], "price DOUBLE, hour INT, zone STRING");
 * await using model = await new RFormula({ formula: "price ~ hour + zone" }).fit(hours);
 * await model.transform(hours).select("features", "label").show();
 * // +---------+-----+
 * // | features|label|
 * // +---------+-----+
 * // |[1.0,1.0]| 90.0|
 * // |[2.0,0.0]| 98.0|
 * // +---------+-----+
 * ```
 * @see PySpark `RFormula` · since Spark 4.0
 */
export class RFormula extends estimator({
  className: "org.apache.spark.ml.feature.RFormula",
  params,
  model: RFormulaModel,
}) {}
