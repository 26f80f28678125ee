import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, oneOf } from "../params/param-type.ts";
import { hasLabelCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";

/**
 * Measures how far predicted numbers are from the labels.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[90, 93], [80, 76]], "prediction DOUBLE, label DOUBLE");
 * console.log(await new RegressionEvaluator({ metricName: "mae" }).evaluate(predicted));
 * // 3.5
 * ```
 * @see PySpark `RegressionEvaluator` · since Spark 4.0
 */
export class RegressionEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.RegressionEvaluator",
  params: {
    ...hasLabelCol,
    ...hasPredictionCol,
    ...hasWeightCol,
    metricName: param(oneOf("rmse", "mse", "r2", "mae", "var"), "rmse"),
    throughOrigin: param(boolean, false),
  },
  isLargerBetter: (metricName) => metricName === "r2" || metricName === "var",
}) {}
