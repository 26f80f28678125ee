import type { DataFrame } from "../../dataframe/dataframe.ts";
import type { Schema } from "../../types/index.ts";
import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, double, int, oneOf, seed, string } from "../params/param-type.ts";
import { hasPredictionCol } from "../params/shared-params.ts";
import { relationArgument, valueArgument } from "../remote-object.ts";

const modelParams = {
  ...hasPredictionCol,
  userCol: param(string, "user"),
  itemCol: param(string, "item"),
  coldStartStrategy: param(oneOf("nan", "drop"), "nan"),
  blockSize: param(int, 4096),
};

const params = {
  ...modelParams,
  ratingCol: param(string, "rating"),
  rank: param(int, 10),
  maxIter: param(int, 10),
  regParam: param(double, 0.1),
  alpha: param(double, 1),
  implicitPrefs: param(boolean, false),
  nonnegative: param(boolean, false),
  numUserBlocks: param(int, 10),
  numItemBlocks: param(int, 10),
  checkpointInterval: param(int, 10),
  intermediateStorageLevel: param(string, "MEMORY_AND_DISK"),
  finalStorageLevel: param(string, "MEMORY_AND_DISK"),
  seed: param(seed),
};

/**
 * Factors of users and items, fitted by {@link ALS}.
 *
 * @example
 * ```ts
 * const ratings = spark.createDataFrame([[1, 10, 5], [1, 11, 1], [2, 10, 4], [2, 12, 5]], "user INT, item INT, rating FLOAT");
 * await using model = await new ALS({ rank: 2, maxIter: 3, seed: 7 }).fit(ratings);
 * console.log(await model.recommendForAllUsers(1).count(), await model.recommendForAllItems(1).count());
 * // 2 3
 * const first = ratings.filter("user = 1 AND item = 10");
 * console.log(await model.recommendForUserSubset(first, 1).count(), await model.recommendForItemSubset(first, 1).count());
 * // 1 1
 * ```
 * @see PySpark `ALSModel` · since Spark 4.0
 */
export class ALSModel extends model({
  className: "org.apache.spark.ml.recommendation.ALSModel",
  params: modelParams,
  attributes: { rank: int },
  frames: ["userFactors", "itemFactors"],
}) {
  /** The `count` best items for each user. */
  recommendForAllUsers(count: number): DataFrame {
    return this.remote.frame("recommendForAllUsers", [valueArgument(int, count)]);
  }

  /** The `count` best users for each item. */
  recommendForAllItems(count: number): DataFrame {
    return this.remote.frame("recommendForAllItems", [valueArgument(int, count)]);
  }

  /** The `count` best items for each user in `dataset`. */
  recommendForUserSubset<S extends Schema>(dataset: DataFrame<S>, count: number): DataFrame {
    return this.remote.frame("recommendForUserSubset", [
      relationArgument(dataset.toRelation()),
      valueArgument(int, count),
    ]);
  }

  /** The `count` best users for each item in `dataset`. */
  recommendForItemSubset<S extends Schema>(dataset: DataFrame<S>, count: number): DataFrame {
    return this.remote.frame("recommendForItemSubset", [
      relationArgument(dataset.toRelation()),
      valueArgument(int, count),
    ]);
  }
}

/**
 * Learns ratings of users for items from those given, by alternating least squares.
 *
 * @example
 * ```ts
 * const ratings = spark.createDataFrame([[1, 10, 5], [1, 11, 1], [2, 10, 4], [2, 12, 5]], "user INT, item INT, rating FLOAT");
 * await using model = await new ALS({ rank: 2, maxIter: 3, seed: 7 }).fit(ratings);
 * console.log(await model.transform(ratings).filter("prediction > 3").count());
 * // 3
 * ```
 * @see PySpark `ALS` · since Spark 4.0
 */
export class ALS extends estimator({
  className: "org.apache.spark.ml.recommendation.ALS",
  params,
  model: ALSModel,
}) {}
