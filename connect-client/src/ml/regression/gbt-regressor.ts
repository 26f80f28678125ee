import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, doubles, int, string, vector } from "../params/param-type.ts";
import { gbtRegressorParams as params } from "../params/tree-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";
import { DecisionTreeRegressionModel } from "./decision-tree-regressor.ts";

/**
 * Boosted regression trees, fitted by {@link GBTRegressor}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GBTRegressor({ maxIter: 3, seed: 7 }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * console.log((await model.trees()).length, (await model.evaluateEachIteration(rows, "absolute")).length);
 * // 3 3
 * ```
 * @see PySpark `GBTRegressionModel` · since Spark 4.0
 */
export class GBTRegressionModel extends model({
  className: "org.apache.spark.ml.regression.GBTRegressionModel",
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

  /** Runs a job: the loss on `dataset` after each tree. */
  evaluateEachIteration<S extends Schema>(
    dataset: DataFrame<S>,
    loss: "squared" | "absolute",
  ): Promise<readonly number[]> {
    return this.remote.value("evaluateEachIteration", doubles, [
      relationArgument(dataset.toRelation()),
      valueArgument(string, loss),
    ]);
  }
}

/**
 * Learns decision trees one after another, each on the errors of those before.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GBTRegressor({ maxIter: 3, seed: 7 }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `GBTRegressor` · since Spark 4.0
 */
export class GBTRegressor extends estimator({
  className: "org.apache.spark.ml.regression.GBTRegressor",
  params,
  model: GBTRegressionModel,
}) {}
