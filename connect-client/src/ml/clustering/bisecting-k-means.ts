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
  k: param(int, 4),
  maxIter: param(int, 20),
  minDivisibleClusterSize: param(double, 1),
  distanceMeasure: param(oneOf("euclidean", "cosine"), "euclidean"),
  seed: param(seed),
};

/** How centres were fitted. PySpark: `BisectingKMeansSummary`. */
export class BisectingKMeansSummary extends summary({
  attributes: { k: int, numIter: int, clusterSizes: longs, trainingCost: double },
  frames: ["predictions", "cluster"],
}) {}

/** Fitted centres. PySpark: `BisectingKMeansModel`. */
export class BisectingKMeansModel extends model({
  className: "org.apache.spark.ml.clustering.BisectingKMeansModel",
  params,
  attributes: { numFeatures: int, clusterCenterMatrix: matrix, hasSummary: boolean },
}) {
  /** Asks the server for the cluster of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", int, [valueArgument(vector, features)]);
  }

  /** The summary of the fit; a loaded model has none. */
  summary(): BisectingKMeansSummary {
    return new BisectingKMeansSummary(this.remote.member("summary"));
  }
}

/**
 * Learns `k` centres by splitting clusters in two.
 *
 * @see PySpark `BisectingKMeans`
 */
export class BisectingKMeans extends estimator({
  className: "org.apache.spark.ml.clustering.BisectingKMeans",
  params,
  model: BisectingKMeansModel,
}) {}
