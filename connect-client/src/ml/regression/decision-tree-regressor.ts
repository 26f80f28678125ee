import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, int, string, vector } from "../params/param-type.ts";
import { decisionTreeRegressorParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";

/**
 * A regression tree, fitted by {@link DecisionTreeRegressor}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new DecisionTreeRegressor({ maxDepth: 3, seed: 7 }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * ```
 * @see PySpark `DecisionTreeRegressionModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new DecisionTreeRegressor({ maxDepth: 3, seed: 7 }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `DecisionTreeRegressor` · since Spark 4.0
 */
export class DecisionTreeRegressor extends estimator({
  className: "org.apache.spark.ml.regression.DecisionTreeRegressor",
  params,
  model: DecisionTreeRegressionModel,
}) {}
