import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  isotonic: param(boolean, true),
  featureIndex: param(int, 0),
};

/**
 * A monotone function, fitted by {@link IsotonicRegression}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new IsotonicRegression().fit(rows);
 * console.log((await model.predict(1)) > 0);
 * // true
 * ```
 * @see PySpark `IsotonicRegressionModel` · since Spark 4.0
 */
export class IsotonicRegressionModel extends model({
  className: "org.apache.spark.ml.regression.IsotonicRegressionModel",
  params,
  attributes: { boundaries: vector, predictions: vector, numFeatures: int },
}) {
  /** Asks the server for the prediction of one value of the feature. */
  predict(value: number): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(double, value)]);
  }
}

/**
 * Learns a function of one feature that only rises, or only falls.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new IsotonicRegression().fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `IsotonicRegression` · since Spark 4.0
 */
export class IsotonicRegression extends estimator({
  className: "org.apache.spark.ml.regression.IsotonicRegression",
  params,
  model: IsotonicRegressionModel,
}) {}
