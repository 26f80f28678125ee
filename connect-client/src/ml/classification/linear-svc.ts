import type { Vector } from "../../types/vector.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, string, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  rawPredictionCol: param(string, "rawPrediction"),
  maxIter: param(int, 100),
  regParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  standardization: param(boolean, true),
  threshold: param(double, 0),
  aggregationDepth: param(int, 2),
  maxBlockSizeInMB: param(double, 0),
};

/**
 * A linear support vector machine, fitted by {@link LinearSVC}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LinearSVC({ maxIter: 20 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * ```
 * @see PySpark `LinearSVCModel` · since Spark 4.0
 */
export class LinearSVCModel extends model({
  className: "org.apache.spark.ml.classification.LinearSVCModel",
  params,
  attributes: { numClasses: int, numFeatures: int, coefficients: vector, intercept: double },
}) {
  /** Asks the server for the predicted class of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }

  /** Asks the server for the raw score of each class. */
  predictRaw(features: Vector): Promise<Vector> {
    return this.remote.value("predictRaw", vector, [valueArgument(vector, features)]);
  }
}

/**
 * Learns a plane between two classes with the widest margin.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LinearSVC({ maxIter: 20 }).fit(rows);
 * const right = model.transform(rows).filter("prediction = label");
 * console.log(await right.count());
 * // 20
 * ```
 * @see PySpark `LinearSVC` · since Spark 4.0
 */
export class LinearSVC extends estimator({
  className: "org.apache.spark.ml.classification.LinearSVC",
  params,
  model: LinearSVCModel,
}) {}
