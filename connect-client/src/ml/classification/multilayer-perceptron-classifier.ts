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

/**
 * A neural network, fitted by {@link MultilayerPerceptronClassifier}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new MultilayerPerceptronClassifier({ layers: [1, 3, 2], seed: 7 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).size);
 * // 2
 * ```
 * @see PySpark `MultilayerPerceptronClassificationModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new MultilayerPerceptronClassifier({ layers: [1, 3, 2], seed: 7 }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `MultilayerPerceptronClassifier` · since Spark 4.0
 */
export class MultilayerPerceptronClassifier extends estimator({
  className: "org.apache.spark.ml.classification.MultilayerPerceptronClassifier",
  params,
  model: MultilayerPerceptronClassificationModel,
}) {}
