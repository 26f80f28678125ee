import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { double, doubles, int, string, vector } from "../params/param-type.ts";
import { randomForestClassifierParams as params } from "../params/tree-params.ts";
import { valueArgument } from "../remote-object.ts";
import { DecisionTreeClassificationModel } from "./decision-tree-classifier.ts";

/**
 * A forest of classification trees, fitted by {@link RandomForestClassifier}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new RandomForestClassifier({ numTrees: 3, seed: 7 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).size);
 * // 2
 * console.log((await model.trees()).length);
 * // 3
 * ```
 * @see PySpark `RandomForestClassificationModel` · since Spark 4.0
 */
export class RandomForestClassificationModel extends model({
  className: "org.apache.spark.ml.classification.RandomForestClassificationModel",
  params,
  attributes: {
    numClasses: int,
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
  async trees(): Promise<DecisionTreeClassificationModel[]> {
    const trees = await this.remote.objects("trees");
    return trees.map((tree) => new DecisionTreeClassificationModel(tree));
  }

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
 * Learns many decision trees on random parts of the data; the prediction is their vote.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new RandomForestClassifier({ numTrees: 3, seed: 7 }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `RandomForestClassifier` · since Spark 4.0
 */
export class RandomForestClassifier extends estimator({
  className: "org.apache.spark.ml.classification.RandomForestClassifier",
  params,
  model: RandomForestClassificationModel,
}) {}
