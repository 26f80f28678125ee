import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, matrix, oneOf, seed, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  maxIter: param(int, 100),
  regParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  factorSize: param(int, 8),
  fitLinear: param(boolean, true),
  miniBatchFraction: param(double, 1),
  initStd: param(double, 0.01),
  stepSize: param(double, 1),
  solver: param(oneOf("gd", "adamW"), "adamW"),
  seed: param(seed),
};

/**
 * A factorization machine, fitted by {@link FMRegressor}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new FMRegressor({ stepSize: 0.1, maxIter: 200, seed: 7 }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * ```
 * @see PySpark `FMRegressionModel` · since Spark 4.0
 */
export class FMRegressionModel extends model({
  className: "org.apache.spark.ml.regression.FMRegressionModel",
  params,
  attributes: { numFeatures: int, intercept: double, linear: vector, factors: matrix },
}) {
  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }
}

/**
 * Learns a number by a factorization machine.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new FMRegressor({ stepSize: 0.1, maxIter: 200, seed: 7 }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `FMRegressor` · since Spark 4.0
 */
export class FMRegressor extends estimator({
  className: "org.apache.spark.ml.regression.FMRegressor",
  params,
  model: FMRegressionModel,
}) {}
