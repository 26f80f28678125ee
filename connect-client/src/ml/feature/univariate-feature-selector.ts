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

/**
 * Keeps the features chosen by {@link UnivariateFeatureSelector}.
 *
 * @see PySpark `UnivariateFeatureSelectorModel` · since Spark 4.0
 */
export class UnivariateFeatureSelectorModel extends model({
  className: "org.apache.spark.ml.feature.UnivariateFeatureSelectorModel",
  params,
  attributes: { selectedFeatures: ints },
}) {}

/**
 * Learns which features a label depends on, each by itself.
 *
 * @example
 * ```ts
 * const rows = new VectorAssembler({ inputCols: ["wind", "noise"], outputCol: "features" }).transform(
 *   spark.range(20).selectExpr("CAST(id > 9 AS INT) AS wind", "id % 2 AS noise", "CAST(id > 9 AS DOUBLE) AS label"),
 * );
 * const selector = new UnivariateFeatureSelector({ outputCol: "chosen", selectionMode: "numTopFeatures", selectionThreshold: 1 });
 * await using model = await selector.setFeatureType("categorical").setLabelType("categorical").fit(rows);
 * console.log(await model.selectedFeatures());
 * // [ 0 ]
 * ```
 * @see PySpark `UnivariateFeatureSelector` · since Spark 4.0
 */
export class UnivariateFeatureSelector extends estimator({
  className: "org.apache.spark.ml.feature.UnivariateFeatureSelector",
  params,
  model: UnivariateFeatureSelectorModel,
}) {}
