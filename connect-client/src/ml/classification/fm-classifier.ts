import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, matrix, oneOf, seed, vector } from "../params/param-type.ts";
import { hasWeightCol, probabilisticClassifierParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...probabilisticClassifierParams,
  ...hasWeightCol,
  thresholds: param(doubles),
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

/** A fitted factorization machine for two classes. PySpark: `FMClassificationModel`. */
export class FMClassificationModel extends model({
  className: "org.apache.spark.ml.classification.FMClassificationModel",
  params,
  attributes: { numClasses: int, numFeatures: int, intercept: double, linear: vector, factors: matrix },
}) {
  /** Asks the server for the predicted class of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }

  /** Asks the server for the raw score of each class. */
  predictRaw(features: Vector): Promise<Vector> {
    return this.remote.value("predictRaw", vector, [valueArgument(vector, features)]);
  }

  /** Asks the server for the probability of each class. */
  predictProbability(features: Vector): Promise<Vector> {
    return this.remote.value("predictProbability", vector, [valueArgument(vector, features)]);
  }
}

/**
 * Learns two classes by a factorization machine.
 *
 * @see PySpark `FMClassifier`
 */
export class FMClassifier extends estimator({
  className: "org.apache.spark.ml.classification.FMClassifier",
  params,
  model: FMClassificationModel,
}) {}
