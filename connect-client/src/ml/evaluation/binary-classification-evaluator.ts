import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, oneOf, string } from "../params/param-type.ts";
import { hasLabelCol, hasWeightCol } from "../params/shared-params.ts";

/**
 * Measures how well raw scores separate two classes.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[0.1, 0], [0.4, 0], [0.9, 1]], "rawPrediction DOUBLE, label DOUBLE");
 * console.log(await new BinaryClassificationEvaluator().evaluate(predicted));
 * // 1
 * ```
 * @see PySpark `BinaryClassificationEvaluator` · since Spark 4.0
 */
export class BinaryClassificationEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.BinaryClassificationEvaluator",
  params: {
    ...hasLabelCol,
    ...hasWeightCol,
    rawPredictionCol: param(string, "rawPrediction"),
    metricName: param(oneOf("areaUnderROC", "areaUnderPR"), "areaUnderROC"),
    numBins: param(int, 1000),
  },
  isLargerBetter: () => true,
}) {}
