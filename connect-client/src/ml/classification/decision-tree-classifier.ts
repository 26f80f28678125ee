import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, int, string, vector } from "../params/param-type.ts";
import { decisionTreeClassifierParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";

/**
 * A classification tree, fitted by {@link DecisionTreeClassifier}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new DecisionTreeClassifier({ maxDepth: 2, seed: 7 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).size);
 * // 2
 * ```
 * @see PySpark `DecisionTreeClassificationModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new DecisionTreeClassifier({ maxDepth: 2, seed: 7 }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `DecisionTreeClassifier` · since Spark 4.0
 */
export class DecisionTreeClassifier extends estimator({
  className: "org.apache.spark.ml.classification.DecisionTreeClassifier",
  params,
  model: DecisionTreeClassificationModel,
}) {}
