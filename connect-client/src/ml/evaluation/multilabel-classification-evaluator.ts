import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, oneOf } from "../params/param-type.ts";
import { hasLabelCol, hasPredictionCol } from "../params/shared-params.ts";

/**
 * Measures how well predicted sets of labels match the true ones.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[[0, 1], [0, 2]], [[1], [1]]], "prediction ARRAY<DOUBLE>, label ARRAY<DOUBLE>");
 * console.log(await new MultilabelClassificationEvaluator({ metricName: "precision" }).evaluate(predicted));
 * // 0.75
 * ```
 * @see PySpark `MultilabelClassificationEvaluator` · since Spark 4.0
 */
export class MultilabelClassificationEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.MultilabelClassificationEvaluator",
  params: {
    ...hasPredictionCol,
    ...hasLabelCol,
    metricName: param(
      oneOf(
        "subsetAccuracy",
        "accuracy",
        "hammingLoss",
        "precision",
        "recall",
        "f1Measure",
        "precisionByLabel",
        "recallByLabel",
        "f1MeasureByLabel",
        "microPrecision",
        "microRecall",
        "microF1Measure",
      ),
      "f1Measure",
    ),
    metricLabel: param(double, 0),
  },
  isLargerBetter: (metricName) => metricName !== "hammingLoss",
}) {}
