import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, oneOf, string } from "../params/param-type.ts";
import { hasLabelCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";

/** Metrics that count errors. */
const errorMetrics: readonly unknown[] = [
  "weightedFalsePositiveRate",
  "falsePositiveRateByLabel",
  "logLoss",
  "hammingLoss",
];

/**
 * Measures how well predicted classes match the labels.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[0, 0], [1, 1], [2, 1], [2, 2]], "prediction DOUBLE, label DOUBLE");
 * console.log(await new MulticlassClassificationEvaluator({ metricName: "accuracy" }).evaluate(predicted));
 * // 0.75
 * ```
 * @see PySpark `MulticlassClassificationEvaluator` · since Spark 4.0
 */
export class MulticlassClassificationEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator",
  params: {
    ...hasLabelCol,
    ...hasPredictionCol,
    ...hasWeightCol,
    probabilityCol: param(string, "probability"),
    metricName: param(
      oneOf(
        "f1",
        "accuracy",
        "weightedPrecision",
        "weightedRecall",
        "weightedTruePositiveRate",
        "weightedFalsePositiveRate",
        "weightedFMeasure",
        "truePositiveRateByLabel",
        "falsePositiveRateByLabel",
        "precisionByLabel",
        "recallByLabel",
        "fMeasureByLabel",
        "logLoss",
        "hammingLoss",
      ),
      "f1",
    ),
    metricLabel: param(double, 0),
    beta: param(double, 1),
    eps: param(double, 1e-15),
  },
  isLargerBetter: (metricName) => !errorMetrics.includes(metricName),
}) {}
