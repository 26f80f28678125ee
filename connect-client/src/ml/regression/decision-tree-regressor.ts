import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, int, string, vector } from "../params/param-type.ts";
import { decisionTreeRegressorParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";

/** A fitted regression tree. PySpark: `DecisionTreeRegressionModel`. */
export class DecisionTreeRegressionModel extends model({
  className: "org.apache.spark.ml.regression.DecisionTreeRegressionModel",
  params,
  attributes: {
    numFeatures: int,
    numNodes: int,
    depth: int,
    featureImportances: vector,
    toDebugString: string,
  },
}) {
  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }
}

/**
 * Learns one decision tree for a number.
 *
 * @see PySpark `DecisionTreeRegressor`
 */
export class DecisionTreeRegressor extends estimator({
  className: "org.apache.spark.ml.regression.DecisionTreeRegressor",
  params,
  model: DecisionTreeRegressionModel,
}) {}
