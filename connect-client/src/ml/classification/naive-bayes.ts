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

/**
 * A naive Bayes model, fitted by {@link NaiveBayes}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new NaiveBayes({ modelType: "gaussian" }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).size);
 * // 2
 * ```
 * @see PySpark `NaiveBayesModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new NaiveBayes({ modelType: "gaussian" }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `NaiveBayes` · since Spark 4.0
 */
export class NaiveBayes extends estimator({
  className: "org.apache.spark.ml.classification.NaiveBayes",
  params,
  model: NaiveBayesModel,
}) {}
