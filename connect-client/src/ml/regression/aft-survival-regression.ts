import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, string, vector } from "../params/param-type.ts";
import { predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  maxIter: param(int, 100),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  aggregationDepth: param(int, 2),
  maxBlockSizeInMB: param(double, 0),
  /** 1 where the event happened, 0 where it had not yet. */
  censorCol: param(string, "censor"),
  quantileProbabilities: param(doubles, [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]),
  quantilesCol: param(string),
};

/**
 * A survival model, fitted by {@link AFTSurvivalRegression}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id + 1.0D AS label", "1.0D AS censor");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new AFTSurvivalRegression({ quantileProbabilities: [0.1, 0.9] }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * console.log((await model.predictQuantiles(new DenseVector([1]))).size);
 * // 2
 * ```
 * @see PySpark `AFTSurvivalRegressionModel` · since Spark 4.0
 */
export class AFTSurvivalRegressionModel extends model({
  className: "org.apache.spark.ml.regression.AFTSurvivalRegressionModel",
  params,
  attributes: { numFeatures: int, coefficients: vector, intercept: double, scale: double },
}) {
  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }

  /** Asks the server for the quantiles of the time, one for each of `quantileProbabilities`. */
  predictQuantiles(features: Vector): Promise<Vector> {
    return this.remote.value("predictQuantiles", vector, [valueArgument(vector, features)]);
  }
}

/**
 * Learns the time until an event from data in which some events have not happened yet.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id + 1.0D AS label", "1.0D AS censor");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new AFTSurvivalRegression({ quantileProbabilities: [0.1, 0.9] }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `AFTSurvivalRegression` · since Spark 4.0
 */
export class AFTSurvivalRegression extends estimator({
  className: "org.apache.spark.ml.regression.AFTSurvivalRegression",
  params,
  model: AFTSurvivalRegressionModel,
}) {}
