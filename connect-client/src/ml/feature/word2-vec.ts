import type { DataFrame } from "../../dataframe/dataframe.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, int, seed, string } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";
import { valueArgument } from "../remote-object.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  vectorSize: param(int, 100),
  numPartitions: param(int, 1),
  stepSize: param(double, 0.025),
  maxIter: param(int, 1),
  minCount: param(int, 5),
  windowSize: param(int, 5),
  maxSentenceLength: param(int, 1000),
  seed: param(seed),
};

/**
 * Turns lists of words into the mean of their vectors, learned by {@link Word2Vec}.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * const small = { vectorSize: 2, minCount: 0, seed: 7 };
 * await using model = await new Word2Vec({ ...small, inputCol: "words", outputCol: "mean" }).fit(texts);
 * await model.findSynonyms("wind", 1).select("word").show();
 * // +----+
 * // |word|
 * // +----+
 * // | and|
 * // +----+
 * ```
 * @see PySpark `Word2VecModel` · since Spark 4.0
 */
export class Word2VecModel extends model({
  className: "org.apache.spark.ml.feature.Word2VecModel",
  params,
  attributes: {},
  frames: ["getVectors"],
}) {
  /** The `count` words most like a word. */
  findSynonyms(word: string, count: number): DataFrame {
    return this.remote.frame("findSynonyms", [valueArgument(string, word), valueArgument(int, count)]);
  }
}

/**
 * Learns a vector for each word from the words around it.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([[["wind", "and", "wind"]]], "words ARRAY<STRING>");
 * const small = { vectorSize: 2, minCount: 0, seed: 7 };
 * await using model = await new Word2Vec({ ...small, inputCol: "words", outputCol: "mean" }).fit(texts);
 * console.log(await model.getVectors().count());
 * // 2
 * ```
 * @see PySpark `Word2Vec` · since Spark 4.0
 */
export class Word2Vec extends estimator({
  className: "org.apache.spark.ml.feature.Word2Vec",
  params,
  model: Word2VecModel,
}) {}
