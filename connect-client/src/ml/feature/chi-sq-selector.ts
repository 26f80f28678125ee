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

/**
 * Keeps the features chosen by {@link ChiSqSelector}.
 *
 * @see PySpark `ChiSqSelectorModel` · since Spark 4.0
 */
export class ChiSqSelectorModel extends model({
  className: "org.apache.spark.ml.feature.ChiSqSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which categorical features a label depends on, by chi-squared tests. Prefer {@link UnivariateFeatureSelector}.
 *
 * @example
 * ```ts
 * const rows = new VectorAssembler({ inputCols: ["wind", "noise"], outputCol: "features" }).transform(
 *   spark.range(20).selectExpr("CAST(id > 9 AS INT) AS wind", "id % 2 AS noise", "CAST(id > 9 AS DOUBLE) AS label"),
 * );
 * await using model = await new ChiSqSelector({ numTopFeatures: 1, outputCol: "chosen" }).fit(rows);
 * console.log(await model.selectedFeatures());
 * // [ 0 ]
 * ```
 * @see PySpark `ChiSqSelector` · since Spark 4.0
 */
export class ChiSqSelector extends estimator({
  className: "org.apache.spark.ml.feature.ChiSqSelector",
  params,
  model: ChiSqSelectorModel,
}) {}
