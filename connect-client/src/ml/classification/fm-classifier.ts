import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, matrix, oneOf, seed, vector } from "../params/param-type.ts";
import { hasWeightCol, probabilisticClassifierParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...probabilisticClassifierParams,
  ...hasWeightCol,
  thresholds: param(doubles),
  maxIter: param(int, 100),
  regParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  factorSize: param(int, 8),
  fitLinear: param(boolean, true),
  miniBatchFraction: param(double, 1),
  initStd: param(double, 0.01),
  stepSize: param(double, 1),
  solver: param(oneOf("gd", "adamW"), "adamW"),
  seed: param(seed),
};

/**
 * A factorization machine for two classes, fitted by {@link FMClassifier}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new FMClassifier({ stepSize: 0.5, seed: 7 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).size);
 * // 2
 * ```
 * @see PySpark `FMClassificationModel` · since Spark 4.0
 */
export class FMClassificationModel extends model({
  className: "org.apache.spark.ml.classification.FMClassificationModel",
  params,
  attributes: { numClasses: int, numFeatures: int, intercept: double, linear: vector, factors: matrix },
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
 * Learns two classes by a factorization machine.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new FMClassifier({ stepSize: 0.5, seed: 7 }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `FMClassifier` · since Spark 4.0
 */
export class FMClassifier extends estimator({
  className: "org.apache.spark.ml.classification.FMClassifier",
  params,
  model: FMClassificationModel,
}) {}
