import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, doubles, int, matrix, oneOf, seed, string, vector } from "../params/param-type.ts";
import { hasFeaturesCol } from "../params/shared-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";

const params = {
  ...hasFeaturesCol,
  k: param(int, 10),
  maxIter: param(int, 20),
  docConcentration: param(doubles),
  topicConcentration: param(double),
  optimizer: param(oneOf("online", "em"), "online"),
  learningOffset: param(double, 1024),
  learningDecay: param(double, 0.51),
  subsamplingRate: param(double, 0.05),
  optimizeDocConcentration: param(boolean, true),
  keepLastCheckpoint: param(boolean, true),
  checkpointInterval: param(int, 10),
  topicDistributionCol: param(string, "topicDistribution"),
  seed: param(seed),
};

/**
 * Topics, fitted by {@link LDA}.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "sun"]], [["sun", "price"]]], "words ARRAY<STRING>");
 * await using counter = await new CountVectorizer({ inputCol: "words", outputCol: "features" }).fit(texts);
 * const rows = counter.transform(texts);
 * await using model = await new LDA({ k: 2, maxIter: 5, seed: 7 }).fit(rows);
 * console.log(await model.describeTopics(1).count());
 * // 2
 * console.log((await model.logLikelihood(rows)) < 0, (await model.logPerplexity(rows)) > 0);
 * // true true
 * ```
 * @see PySpark `LDAModel` · since Spark 4.0
 */
export class LDAModel extends model({
  className: "org.apache.spark.ml.clustering.LDAModel",
  params,
  attributes: {
    isDistributed: boolean,
    vocabSize: int,
    estimatedDocConcentration: vector,
    topicsMatrix: matrix,
  },
}) {
  /** The `termsPerTopic` most typical terms of each topic. */
  describeTopics(termsPerTopic = 10): DataFrame {
    return this.remote.frame("describeTopics", [valueArgument(int, termsPerTopic)]);
  }

  /** Runs a job: a lower bound of how likely the texts are under the model. */
  logLikelihood<S extends Schema>(dataset: DataFrame<S>): Promise<number> {
    return this.remote.value("logLikelihood", double, [relationArgument(dataset.toRelation())]);
  }

  /** Runs a job: an upper bound of the perplexity of the texts; lower is better. */
  logPerplexity<S extends Schema>(dataset: DataFrame<S>): Promise<number> {
    return this.remote.value("logPerplexity", double, [relationArgument(dataset.toRelation())]);
  }
}

/**
 * Learns `k` topics of texts from the counts of their terms.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "sun"]], [["sun", "price"]]], "words ARRAY<STRING>");
 * await using counter = await new CountVectorizer({ inputCol: "words", outputCol: "features" }).fit(texts);
 * const rows = counter.transform(texts);
 * await using model = await new LDA({ k: 2, maxIter: 5, seed: 7 }).fit(rows);
 * console.log(await model.vocabSize());
 * // 3
 * ```
 * @see PySpark `LDA` · since Spark 4.0
 */
export class LDA extends estimator({
  className: "org.apache.spark.ml.clustering.LDA",
  params,
  model: LDAModel,
}) {}
