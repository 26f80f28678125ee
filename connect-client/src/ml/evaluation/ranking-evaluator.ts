import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, oneOf } from "../params/param-type.ts";
import { hasLabelCol, hasPredictionCol } from "../params/shared-params.ts";

/**
 * Measures how well predicted lists match lists of relevant items.
 *
 * @example
 * ```ts
 * const predicted = spark.createDataFrame([[[1, 2, 3], [1, 3]]], "prediction ARRAY<DOUBLE>, label ARRAY<DOUBLE>");
 * console.log(await new RankingEvaluator({ metricName: "precisionAtK", k: 2 }).evaluate(predicted));
 * // 0.5
 * ```
 * @see PySpark `RankingEvaluator` · since Spark 4.0
 */
export class RankingEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.RankingEvaluator",
  params: {
    ...hasPredictionCol,
    ...hasLabelCol,
    metricName: param(
      oneOf("meanAveragePrecision", "meanAveragePrecisionAtK", "precisionAtK", "ndcgAtK", "recallAtK"),
      "meanAveragePrecision",
    ),
    k: param(int, 10),
  },
  isLargerBetter: () => true,
}) {}
