import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, string, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  rawPredictionCol: param(string, "rawPrediction"),
  maxIter: param(int, 100),
  regParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  standardization: param(boolean, true),
  threshold: param(double, 0),
  aggregationDepth: param(int, 2),
  maxBlockSizeInMB: param(double, 0),
};

/** A fitted linear support vector machine. PySpark: `LinearSVCModel`. */
export class LinearSVCModel extends model({
  className: "org.apache.spark.ml.classification.LinearSVCModel",
  params,
  attributes: { numClasses: int, numFeatures: int, coefficients: vector, intercept: double },
}) {
  /** Asks the server for the predicted class of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }

  /** Asks the server for the raw score of each class. */
  predictRaw(features: Vector): Promise<Vector> {
    return this.remote.value("predictRaw", vector, [valueArgument(vector, features)]);
  }
}

/**
 * Learns a plane between two classes with the widest margin.
 *
 * @see PySpark `LinearSVC`
 */
export class LinearSVC extends estimator({
  className: "org.apache.spark.ml.classification.LinearSVC",
  params,
  model: LinearSVCModel,
}) {}
