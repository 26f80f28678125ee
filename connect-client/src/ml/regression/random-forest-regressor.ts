import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, doubles, int, string, vector } from "../params/param-type.ts";
import { randomForestRegressorParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";
import { DecisionTreeRegressionModel } from "./decision-tree-regressor.ts";

/** A fitted forest of regression trees. PySpark: `RandomForestRegressionModel`. */
export class RandomForestRegressionModel extends model({
  className: "org.apache.spark.ml.regression.RandomForestRegressionModel",
  params,
  attributes: {
    numFeatures: int,
    treeWeights: doubles,
    totalNumNodes: int,
    featureImportances: vector,
    toDebugString: string,
  },
}) {
  /**
   * Runs a job: the trees, each a model of its own on the server.
   *
   * A 4.0 server keeps up to 100 objects of a session; the trees of a larger forest push each other out.
   */
  async trees(): Promise<DecisionTreeRegressionModel[]> {
    const trees = await this.remote.objects("trees");
    return trees.map((tree) => new DecisionTreeRegressionModel(tree));
  }

  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }
}

/**
 * Learns many decision trees on random parts of the data; the prediction is their mean.
 *
 * @example
 * ```ts
 * const forest = new RandomForestRegressor({ featuresCol: "features", labelCol: "price", numTrees: 50, seed: 7 });
 * const model = await forest.fit(training);
 * const predicted = model.transform(stream);
 * ```
 * @see PySpark `RandomForestRegressor`
 */
export class RandomForestRegressor extends estimator({
  className: "org.apache.spark.ml.regression.RandomForestRegressor",
  params,
  model: RandomForestRegressionModel,
}) {}
