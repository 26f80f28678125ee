import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, oneOf } from "../params/param-type.ts";
import { hasLabelCol, hasPredictionCol } from "../params/shared-params.ts";

/**
 * Measures how well predicted lists match lists of relevant items.
 *
 * @see PySpark `RankingEvaluator`
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
