import type { Vector } from "../../types/vector.ts";
import { estimator, model, summary } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, longs, matrix, oneOf, seed, vector } from "../params/param-type.ts";
import { hasFeaturesCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...hasFeaturesCol,
  ...hasPredictionCol,
  ...hasWeightCol,
  k: param(int, 2),
  maxIter: param(int, 20),
  tol: param(double, 1e-4),
  distanceMeasure: param(oneOf("euclidean", "cosine"), "euclidean"),
  initMode: param(oneOf("k-means||", "random"), "k-means||"),
  initSteps: param(int, 2),
  solver: param(oneOf("auto", "row", "block"), "auto"),
  maxBlockSizeInMB: param(double, 0),
  seed: param(seed),
};

/**
 * How it was fitted: of {@link KMeansModel}'s `summary`.
 *
 * @see PySpark `KMeansSummary` · since Spark 4.0
 */
export class KMeansSummary extends summary({
  attributes: { k: int, numIter: int, clusterSizes: longs, trainingCost: double },
  frames: ["predictions", "cluster"],
}) {}

/**
 * Centres, fitted by {@link KMeans}.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0.1], [0.2], [9.1], [9.2]], ["wind"]);
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new KMeans({ k: 2, seed: 7 }).fit(rows);
 * const [calm, storm] = [new DenseVector([0]), new DenseVector([9])];
 * console.log((await model.predict(calm)) === (await model.predict(storm)));
 * // false
 * console.log(await model.summary().k());
 * // 2
 * ```
 * @see PySpark `KMeansModel` · since Spark 4.0
 */
export class KMeansModel extends model({
  className: "org.apache.spark.ml.clustering.KMeansModel",
  params,
  attributes: { numFeatures: int, clusterCenterMatrix: matrix, hasSummary: boolean },
}) {
  /** Asks the server for the cluster of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", int, [valueArgument(vector, features)]);
  }

  /** The summary of the fit; a loaded model has none. */
  summary(): KMeansSummary {
    return new KMeansSummary(this.remote.member("summary"));
  }
}

/**
 * Learns `k` centres so that vectors lie close to one of them.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0.1], [0.2], [9.1], [9.2]], ["wind"]);
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new KMeans({ k: 2, seed: 7 }).fit(rows);
 * console.log(await model.transform(rows).select("prediction").distinct().count());
 * // 2
 * ```
 * @see PySpark `KMeans` · since Spark 4.0
 */
export class KMeans extends estimator({
  className: "org.apache.spark.ml.clustering.KMeans",
  params,
  model: KMeansModel,
}) {}
