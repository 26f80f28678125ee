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

/** A fitted factorization machine. PySpark: `FMRegressionModel`. */
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
 * @see PySpark `FMRegressor`
 */
export class FMRegressor extends estimator({
  className: "org.apache.spark.ml.regression.FMRegressor",
  params,
  model: FMRegressionModel,
}) {}
