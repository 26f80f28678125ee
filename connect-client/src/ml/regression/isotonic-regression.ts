import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, vector } from "../params/param-type.ts";
import { hasWeightCol, predictorParams } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...predictorParams,
  ...hasWeightCol,
  isotonic: param(boolean, true),
  featureIndex: param(int, 0),
};

/** A fitted monotone function. PySpark: `IsotonicRegressionModel`. */
export class IsotonicRegressionModel extends model({
  className: "org.apache.spark.ml.regression.IsotonicRegressionModel",
  params,
  attributes: { boundaries: vector, predictions: vector, numFeatures: int },
}) {
  /** Asks the server for the prediction of one value of the feature. */
  predict(value: number): Promise<number> {
    return this.remote.value("predict", double, [valueArgument(double, value)]);
  }
}

/**
 * Learns a function of one feature that only rises, or only falls.
 *
 * @see PySpark `IsotonicRegression`
 */
export class IsotonicRegression extends estimator({
  className: "org.apache.spark.ml.regression.IsotonicRegression",
  params,
  model: IsotonicRegressionModel,
}) {}
