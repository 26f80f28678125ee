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

/**
 * How it was fitted: of {@link GaussianMixtureModel}'s `summary`.
 *
 * @see PySpark `GaussianMixtureSummary` · since Spark 4.0
 */
export class GaussianMixtureSummary extends summary({
  attributes: { k: int, numIter: int, clusterSizes: longs, logLikelihood: double },
  frames: ["predictions", "cluster", "probability"],
}) {}

/**
 * A mixture, fitted by {@link GaussianMixture}.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0.1], [0.2], [9.1], [9.2]], ["wind"]);
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GaussianMixture({ k: 2, seed: 7 }).fit(rows);
 * const [calm, storm] = [new DenseVector([0]), new DenseVector([9])];
 * console.log((await model.predict(calm)) === (await model.predict(storm)));
 * // false
 * console.log(await model.summary().k());
 * // 2
 * console.log((await model.predictProbability(storm)).size);
 * // 2
 * ```
 * @see PySpark `GaussianMixtureModel` · since Spark 4.0
 */
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
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[0.1], [0.2], [9.1], [9.2]], ["wind"]);
 * const rows = new VectorAssembler({ inputCols: ["wind"], outputCol: "features" }).transform(hours);
 * await using model = await new GaussianMixture({ k: 2, seed: 7 }).fit(rows);
 * console.log(await model.transform(rows).select("prediction").distinct().count());
 * // 2
 * ```
 * @see PySpark `GaussianMixture` · since Spark 4.0
 */
export class GaussianMixture extends estimator({
  className: "org.apache.spark.ml.clustering.GaussianMixture",
  params,
  model: GaussianMixtureModel,
}) {}
