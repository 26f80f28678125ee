import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import type { Vector } from "../../types/vector.ts";
import { estimator, model, summary } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, long, oneOf, vector } from "../params/param-type.ts";
import { linearParams, predictorParams } from "../params/shared-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...linearParams,
  solver: param(oneOf("auto", "normal", "l-bfgs"), "auto"),
  loss: param(oneOf("squaredError", "huber"), "squaredError"),
  epsilon: param(double, 1.35),
};

const summaryAttributes = {
  explainedVariance: double,
  meanAbsoluteError: double,
  meanSquaredError: double,
  rootMeanSquaredError: double,
  r2: double,
  r2adj: double,
  numInstances: long,
  degreesOfFreedom: long,
  devianceResiduals: doubles,
  coefficientStandardErrors: doubles,
  tValues: doubles,
  pValues: doubles,
};

/** How well a linear model predicts. PySpark: `LinearRegressionSummary`. */
export class LinearRegressionSummary extends summary({
  attributes: summaryAttributes,
  frames: ["predictions", "residuals"],
}) {}

/** How a linear model was fitted. PySpark: `LinearRegressionTrainingSummary`. */
export class LinearRegressionTrainingSummary extends summary({
  attributes: { ...summaryAttributes, objectiveHistory: doubles, totalIterations: int },
  frames: ["predictions", "residuals"],
}) {}

/** A fitted line or plane. PySpark: `LinearRegressionModel`. */
export class LinearRegressionModel extends model({
  className: "org.apache.spark.ml.regression.LinearRegressionModel",
  params,
  attributes: {
    coefficients: vector,
    intercept: double,
    scale: double,
    numFeatures: int,
    hasSummary: boolean,
  },
}) {
  /** The summary of the fit; a loaded model has none. */
  summary(): LinearRegressionTrainingSummary {
    return new LinearRegressionTrainingSummary(this.remote.member("summary"));
  }

  /** Runs a job: predicts `dataset` and compares with its labels. */
  async evaluate<S extends Schema>(dataset: DataFrame<S>): Promise<LinearRegressionSummary> {
    const argument = relationArgument(dataset.toRelation());
    return new LinearRegressionSummary(await this.remote.object("evaluate", [argument]));
  }

  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }
}

/**
 * Learns a linear relation by least squares, with optional L1 and L2 penalties.
 *
 * @example
 * ```ts
 * const model = await new LinearRegression({ regParam: 0.01 }).fit(training);
 * console.log(await model.intercept(), (await model.coefficients()).toArray());
 * ```
 * @see PySpark `LinearRegression`
 */
export class LinearRegression extends estimator({
  className: "org.apache.spark.ml.regression.LinearRegression",
  params,
  model: LinearRegressionModel,
}) {}
