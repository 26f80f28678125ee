import type { Vector } from "../../types/vector.ts";
import { estimator, model, summary } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, long, oneOf, string, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  maxIter: param(int, 25),
  regParam: param(double, 0),
  tol: param(double, 1e-6),
  fitIntercept: param(boolean, true),
  family: param(oneOf("gaussian", "binomial", "poisson", "gamma", "tweedie"), "gaussian"),
  link: param(oneOf("identity", "log", "inverse", "logit", "probit", "cloglog", "sqrt")),
  linkPower: param(double),
  variancePower: param(double, 0),
  linkPredictionCol: param(string),
  offsetCol: param(string),
  solver: param(oneOf("irls"), "irls"),
  aggregationDepth: param(int, 2),
};

/**
 * How a generalized linear model was fitted: of {@link GeneralizedLinearRegressionModel}'s `summary`.
 *
 * @see PySpark `GeneralizedLinearRegressionTrainingSummary` · since Spark 4.0
 */
export class GeneralizedLinearRegressionTrainingSummary extends summary({
  attributes: {
    aic: double,
    degreesOfFreedom: long,
    deviance: double,
    nullDeviance: double,
    dispersion: double,
    numInstances: long,
    rank: long,
    numIterations: int,
    solver: string,
    residualDegreeOfFreedom: long,
    residualDegreeOfFreedomNull: long,
    coefficientStandardErrors: doubles,
    tValues: doubles,
    pValues: doubles,
  },
  frames: ["predictions", "residuals"],
}) {}

/**
 * A generalized linear model, fitted by {@link GeneralizedLinearRegression}.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GeneralizedLinearRegression({ family: "gaussian" }).fit(rows);
 * console.log((await model.predict(new DenseVector([1]))) > 0);
 * // true
 * console.log(await model.summary().numInstances());
 * // 20n
 * ```
 * @see PySpark `GeneralizedLinearRegressionModel` · since Spark 4.0
 */
export class GeneralizedLinearRegressionModel extends model({
  className: "org.apache.spark.ml.regression.GeneralizedLinearRegressionModel",
  params,
  attributes: { numFeatures: int, coefficients: vector, intercept: double, hasSummary: boolean },
}) {
  /** Asks the server for the prediction of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(vector, features)]);
  }

  /** The summary of the fit; a loaded model has none. */
  summary(): GeneralizedLinearRegressionTrainingSummary {
    return new GeneralizedLinearRegressionTrainingSummary(this.remote.member("summary"));
  }
}

/**
 * Learns a linear relation through a link function, for labels of a chosen distribution.
 *
 * @example
 * ```ts
 * const hours = spark.range(20).selectExpr("id / 10 AS wind", "id * 3.0D + 1 AS label");
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GeneralizedLinearRegression({ family: "gaussian" }).fit(rows);
 * const error = await new RegressionEvaluator({ metricName: "mae" }).evaluate(model.transform(rows));
 * console.log(error < 10);
 * // true
 * ```
 * @see PySpark `GeneralizedLinearRegression` · since Spark 4.0
 */
export class GeneralizedLinearRegression extends estimator({
  className: "org.apache.spark.ml.regression.GeneralizedLinearRegression",
  params,
  model: GeneralizedLinearRegressionModel,
}) {}
