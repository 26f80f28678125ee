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

/** How well a logistic model predicts. PySpark: `LogisticRegressionSummary`. */
export class LogisticRegressionSummary extends summary({
  attributes: summaryAttributes,
  frames: summaryFrames,
}) {}

/** How a logistic model was fitted. PySpark: `LogisticRegressionTrainingSummary`. */
export class LogisticRegressionTrainingSummary extends summary({
  attributes: { ...summaryAttributes, objectiveHistory: doubles, totalIterations: int },
  frames: summaryFrames,
}) {}

/** A fitted logistic model; with more than two classes, use the matrix and the vector. PySpark: `LogisticRegressionModel`. */
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
 * const model = await new LogisticRegression({ labelCol: "up", maxIter: 50 }).fit(days);
 * const probability = model.transform(today).select("probability", "prediction");
 * ```
 * @see PySpark `LogisticRegression`
 */
export class LogisticRegression extends estimator({
  className: "org.apache.spark.ml.classification.LogisticRegression",
  params,
  model: LogisticRegressionModel,
}) {}
