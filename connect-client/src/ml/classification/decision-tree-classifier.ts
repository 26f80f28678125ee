import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, int, string, vector } from "../params/param-type.ts";
import { decisionTreeClassifierParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";

/** A fitted classification tree. PySpark: `DecisionTreeClassificationModel`. */
export class DecisionTreeClassificationModel extends model({
  className: "org.apache.spark.ml.classification.DecisionTreeClassificationModel",
  params,
  attributes: {
    numClasses: int,
    numFeatures: int,
    numNodes: int,
    depth: int,
    featureImportances: vector,
    toDebugString: string,
  },
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
 * Learns one decision tree for a class.
 *
 * @see PySpark `DecisionTreeClassifier`
 */
export class DecisionTreeClassifier extends estimator({
  className: "org.apache.spark.ml.classification.DecisionTreeClassifier",
  params,
  model: DecisionTreeClassificationModel,
}) {}
