import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import type { Vector } from "../../types/vector.ts";
import { estimator, model, summary } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, matrix, oneOf, vector } from "../params/param-type.ts";
import { linearParams, probabilisticClassifierParams } from "../params/shared-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";

const params = {
  ...probabilisticClassifierParams,
  ...linearParams,
  family: param(oneOf("auto", "binomial", "multinomial"), "auto"),
  threshold: param(double, 0.5),
  thresholds: param(doubles),
  lowerBoundsOnCoefficients: param(matrix),
  upperBoundsOnCoefficients: param(matrix),
  lowerBoundsOnIntercepts: param(vector),
  upperBoundsOnIntercepts: param(vector),
};

const summaryAttributes = {
  accuracy: double,
  labels: doubles,
  precisionByLabel: doubles,
  recallByLabel: doubles,
  truePositiveRateByLabel: doubles,
  falsePositiveRateByLabel: doubles,
  weightedPrecision: double,
  weightedRecall: double,
  weightedTruePositiveRate: double,
  weightedFalsePositiveRate: double,
  /** With two classes only. */
  areaUnderROC: double,
};

/** With two classes, `roc`, `pr` and the curves by threshold are known too. */
const summaryFrames = [
  "predictions",
  "roc",
  "pr",
  "fMeasureByThreshold",
  "precisionByThreshold",
  "recallByThreshold",
] as const;

/**
 * How well a logistic model predicts: of {@link LogisticRegressionModel}'s `evaluate`.
 *
 * @see PySpark `LogisticRegressionSummary` · since Spark 4.0
 */
export class LogisticRegressionSummary extends summary({
  attributes: summaryAttributes,
  frames: summaryFrames,
}) {}

/**
 * How a logistic model was fitted: of {@link LogisticRegressionModel}'s `summary`.
 *
 * @see PySpark `LogisticRegressionTrainingSummary` · since Spark 4.0
 */
export class LogisticRegressionTrainingSummary extends summary({
  attributes: { ...summaryAttributes, objectiveHistory: doubles, totalIterations: int },
  frames: summaryFrames,
}) {}

/**
 * A logistic model, fitted by {@link LogisticRegression}; with more than two classes, use the matrix and the vector.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LogisticRegression({ maxIter: 20, regParam: 0.1 }).fit(rows);
 * const strong = new DenseVector([1.9]);
 * console.log(await model.predict(strong), (await model.predictRaw(strong)).size);
 * // 1 2
 * console.log((await model.predictProbability(strong)).at(1) > 0.7);
 * // true
 * console.log(await model.summary().accuracy(), await (await model.evaluate(rows)).accuracy());
 * // 1 1
 * ```
 * @see PySpark `LogisticRegressionModel` · since Spark 4.0
 */
export class LogisticRegressionModel extends model({
  className: "org.apache.spark.ml.classification.LogisticRegressionModel",
  params,
  attributes: {
    coefficients: vector,
    intercept: double,
    coefficientMatrix: matrix,
    interceptVector: vector,
    numClasses: int,
    numFeatures: int,
    hasSummary: boolean,
  },
}) {
  /** The summary of the fit; a loaded model has none. */
  summary(): LogisticRegressionTrainingSummary {
    return new LogisticRegressionTrainingSummary(this.remote.member("summary"));
  }

  /** Runs a job: predicts `dataset` and compares with its labels. */
  async evaluate<S extends Schema>(dataset: DataFrame<S>): Promise<LogisticRegressionSummary> {
    const argument = relationArgument(dataset.toRelation());
    return new LogisticRegressionSummary(await this.remote.object("evaluate", [argument]));
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
 * Learns the probability of classes from a linear score, with optional L1 and L2 penalties.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "CAST(id > 9 AS DOUBLE) AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LogisticRegression({ maxIter: 20, regParam: 0.1 }).fit(rows);
 * await model.transform(rows).filter("wind IN (0.0, 1.9)").select("wind", "prediction").orderBy("wind").show();
 * // +----+----------+
 * // |wind|prediction|
 * // +----+----------+
 * // | 0.0|       0.0|
 * // | 1.9|       1.0|
 * // +----+----------+
 * ```
 * @see PySpark `LogisticRegression` · since Spark 4.0
 */
export class LogisticRegression extends estimator({
  className: "org.apache.spark.ml.classification.LogisticRegression",
  params,
  model: LogisticRegressionModel,
}) {}
