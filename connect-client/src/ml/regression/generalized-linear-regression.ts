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

/** How a generalized linear model was fitted. PySpark: `GeneralizedLinearRegressionTrainingSummary`. */
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

/** A fitted generalized linear model. PySpark: `GeneralizedLinearRegressionModel`. */
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
 * @see PySpark `GeneralizedLinearRegression`
 */
export class GeneralizedLinearRegression extends estimator({
  className: "org.apache.spark.ml.regression.GeneralizedLinearRegression",
  params,
  model: GeneralizedLinearRegressionModel,
}) {}
