import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, doubles, int, string, vector } from "../params/param-type.ts";
import { randomForestRegressorParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";
import { DecisionTreeRegressionModel } from "./decision-tree-regressor.ts";

/**
 * A forest of regression trees, fitted by {@link RandomForestRegressor}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new RandomForestRegressor({ numTrees: 3, seed: 7 }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * console.log((await model.trees()).length);
 * // 3
 * ```
 * @see PySpark `RandomForestRegressionModel` · since Spark 4.0
 */
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
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new RandomForestRegressor({ numTrees: 3, seed: 7 }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `RandomForestRegressor` · since Spark 4.0
 */
export class RandomForestRegressor extends estimator({
  className: "org.apache.spark.ml.regression.RandomForestRegressor",
  params,
  model: RandomForestRegressionModel,
}) {}
