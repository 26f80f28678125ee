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

/** Makes features and a label. PySpark: `RFormulaModel`. */
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
 * new RFormula({ formula: "price ~ hour + zone" });
 * ```
 * @see PySpark `RFormula`
 */
export class RFormula extends estimator({
  className: "org.apache.spark.ml.feature.RFormula",
  params,
  model: RFormulaModel,
}) {}
