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

/** How centres were fitted. PySpark: `KMeansSummary`. */
export class KMeansSummary extends summary({
  attributes: { k: int, numIter: int, clusterSizes: longs, trainingCost: double },
  frames: ["predictions", "cluster"],
}) {}

/** Fitted centres. PySpark: `KMeansModel`. */
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
 * @see PySpark `KMeans`
 */
export class KMeans extends estimator({
  className: "org.apache.spark.ml.clustering.KMeans",
  params,
  model: KMeansModel,
}) {}
