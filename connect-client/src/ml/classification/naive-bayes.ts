import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, doubles, int, matrix, oneOf, vector } from "../params/param-type.ts";
import { hasWeightCol, probabilisticClassifierParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...probabilisticClassifierParams,
  ...hasWeightCol,
  thresholds: param(doubles),
  smoothing: param(double, 1),
  modelType: param(oneOf("multinomial", "bernoulli", "gaussian", "complement"), "multinomial"),
};

/** A fitted naive Bayes model. PySpark: `NaiveBayesModel`. */
export class NaiveBayesModel extends model({
  className: "org.apache.spark.ml.classification.NaiveBayesModel",
  params,
  attributes: { numClasses: int, numFeatures: int, pi: vector, theta: matrix, sigma: matrix },
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
 * Learns how often each feature occurs in each class.
 *
 * @see PySpark `NaiveBayes`
 */
export class NaiveBayes extends estimator({
  className: "org.apache.spark.ml.classification.NaiveBayes",
  params,
  model: NaiveBayesModel,
}) {}
