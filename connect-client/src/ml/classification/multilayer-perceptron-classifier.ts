import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, doubles, int, ints, oneOf, seed, vector } from "../params/param-type.ts";
import { probabilisticClassifierParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...probabilisticClassifierParams,
  thresholds: param(doubles),
  /** The sizes of the layers, inputs first and classes last. */
  layers: param(ints),
  maxIter: param(int, 100),
  tol: param(double, 1e-6),
  stepSize: param(double, 0.03),
  solver: param(oneOf("l-bfgs", "gd"), "l-bfgs"),
  blockSize: param(int, 128),
  initialWeights: param(vector),
  seed: param(seed),
};

/** A fitted neural network. PySpark: `MultilayerPerceptronClassificationModel`. */
export class MultilayerPerceptronClassificationModel extends model({
  className: "org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel",
  params,
  attributes: { numClasses: int, numFeatures: int, weights: vector },
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
 * Learns classes by a feed-forward neural network.
 *
 * @see PySpark `MultilayerPerceptronClassifier`
 */
export class MultilayerPerceptronClassifier extends estimator({
  className: "org.apache.spark.ml.classification.MultilayerPerceptronClassifier",
  params,
  model: MultilayerPerceptronClassificationModel,
}) {}
