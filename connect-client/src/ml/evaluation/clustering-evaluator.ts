import { evaluator } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { oneOf } from "../params/param-type.ts";
import { hasFeaturesCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";

/**
 * Measures how well clusters are apart, by silhouette.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0.1], [0.2], [9.1], [9.2]], ["wind"]);
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * const grouped = rows.withColumn("prediction", col("wind").gt(5).cast("int"));
 * console.log((await new ClusteringEvaluator().evaluate(grouped)) > 0.9);
 * // true
 * ```
 * @see PySpark `ClusteringEvaluator` · since Spark 4.0
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
