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

/**
 * How well a linear model predicts: of {@link LinearRegressionModel}'s `evaluate`.
 *
 * @see PySpark `LinearRegressionSummary` · since Spark 4.0
 */
export class LinearRegressionSummary extends summary({
  attributes: summaryAttributes,
  frames: ["predictions", "residuals"],
}) {}

/**
 * How a linear model was fitted: of {@link LinearRegressionModel}'s `summary`.
 *
 * @see PySpark `LinearRegressionTrainingSummary` · since Spark 4.0
 */
export class LinearRegressionTrainingSummary extends summary({
  attributes: { ...summaryAttributes, objectiveHistory: doubles, totalIterations: int },
  frames: ["predictions", "residuals"],
}) {}

/**
 * A line or plane, fitted by {@link LinearRegression}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LinearRegression().fit(rows);
 * console.log((await model.predict(new DenseVector([1]))).toFixed(1));
 * // 31.0
 * console.log((await model.summary().r2()).toFixed(2), (await (await model.evaluate(rows)).r2()).toFixed(2));
 * // 1.00 1.00
 * ```
 * @see PySpark `LinearRegressionModel` · since Spark 4.0
 */
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
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new LinearRegression({ regParam: 0.01 }).fit(rows);
 * console.log((await model.coefficients()).at(0).toFixed(0), (await model.intercept()).toFixed(0));
 * // 30 1
 * ```
 * @see PySpark `LinearRegression` · since Spark 4.0
 */
export class LinearRegression extends estimator({
  className: "org.apache.spark.ml.regression.LinearRegression",
  params,
  model: LinearRegressionModel,
}) {}
