import type { Vector } from "../../types/vector.ts";
import { estimator, model, summary } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, longs, seed, string, vector } from "../params/param-type.ts";
import { hasFeaturesCol, hasPredictionCol, hasWeightCol } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...hasFeaturesCol,
  ...hasPredictionCol,
  ...hasWeightCol,
  k: param(int, 2),
  maxIter: param(int, 100),
  tol: param(double, 0.01),
  probabilityCol: param(string, "probability"),
  aggregationDepth: param(int, 2),
  seed: param(seed),
};

/** How a mixture was fitted. PySpark: `GaussianMixtureSummary`. */
export class GaussianMixtureSummary extends summary({
  attributes: { k: int, numIter: int, clusterSizes: longs, logLikelihood: double },
  frames: ["predictions", "cluster", "probability"],
}) {}

/** A fitted mixture. PySpark: `GaussianMixtureModel`. */
export class GaussianMixtureModel extends model({
  className: "org.apache.spark.ml.clustering.GaussianMixtureModel",
  params,
  attributes: { numFeatures: int, weights: doubles, hasSummary: boolean },
  frames: ["gaussiansDF"],
}) {
  /** Asks the server for the cluster of one vector of features. */
  predict(features: Vector): Promise<number> {
    return this.remote.value("predict", int, [valueArgument(vector, features)]);
  }

  /** Asks the server for the probability of each cluster. */
  predictProbability(features: Vector): Promise<Vector> {
    return this.remote.value("predictProbability", vector, [valueArgument(vector, features)]);
  }

  /** The summary of the fit; a loaded model has none. */
  summary(): GaussianMixtureSummary {
    return new GaussianMixtureSummary(this.remote.member("summary"));
  }
}

/**
 * Learns `k` normal distributions that vectors come from.
 *
 * @see PySpark `GaussianMixture`
 */
export class GaussianMixture extends estimator({
  className: "org.apache.spark.ml.clustering.GaussianMixture",
  params,
  model: GaussianMixtureModel,
}) {}
