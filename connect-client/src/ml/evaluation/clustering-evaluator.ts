import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { oneOf } from "../params/param-type.ts";
import { hasFeaturesCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";

/**
 * Measures how well clusters are apart, by silhouette.
 *
 * @see PySpark `ClusteringEvaluator`
 */
export class ClusteringEvaluator extends evaluator({
  className: "org.apache.spark.ml.evaluation.ClusteringEvaluator",
  params: {
    ...hasPredictionCol,
    ...hasFeaturesCol,
    ...hasWeightCol,
    metricName: param(oneOf("silhouette"), "silhouette"),
    distanceMeasure: param(oneOf("squaredEuclidean", "cosine"), "squaredEuclidean"),
  },
  isLargerBetter: () => true,
}) {}
