import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, int, string } from "../params/param-type.ts";
import { hasPredictionCol } from "../params/shared-params.ts";

const params = {
  ...hasPredictionCol,
  itemsCol: param(string, "items"),
  minSupport: param(double, 0.3),
  minConfidence: param(double, 0.8),
  numPartitions: param(int),
};

/**
 * Frequent item sets, found by {@link FPGrowth}; transforming predicts items that go with those of a row.
 *
 * @example
 * ```ts
 * const baskets = spark.createDataFrame([[["bread", "milk"]], [["bread", "milk", "tea"]], [["tea"]]], "items ARRAY<STRING>");
 * await using model = await new FPGrowth({ minSupport: 0.6, minConfidence: 0.6 }).fit(baskets);
 * const one = spark.createDataFrame([[["milk"]]], "items ARRAY<STRING>");
 * await model.transform(one).show();
 * // +------+----------+
 * // | items|prediction|
 * // +------+----------+
 * // |[milk]|   [bread]|
 * // +------+----------+
 * ```
 * @see PySpark `FPGrowthModel` · since Spark 4.0
 */
export class FPGrowthModel extends model({
  className: "org.apache.spark.ml.fpm.FPGrowthModel",
  params,
  attributes: {},
  frames: ["freqItemsets", "associationRules"],
}) {}

/**
 * Finds sets of items that often occur together.
 *
 * @example
 * ```ts
 * const baskets = spark.createDataFrame([[["bread", "milk"]], [["bread", "milk", "tea"]], [["tea"]]], "items ARRAY<STRING>");
 * await using model = await new FPGrowth({ minSupport: 0.6, minConfidence: 0.6 }).fit(baskets);
 * await model.freqItemsets().orderBy(F.size("items"), F.col("items").getItem(0)).show();
 * // +-------------+----+
 * // |        items|freq|
 * // +-------------+----+
 * // |      [bread]|   2|
 * // |       [milk]|   2|
 * // |        [tea]|   2|
 * // |[milk, bread]|   2|
 * // +-------------+----+
 * ```
 * @see PySpark `FPGrowth` · since Spark 4.0
 */
export class FPGrowth extends estimator({
  className: "org.apache.spark.ml.fpm.FPGrowth",
  params,
  model: FPGrowthModel,
}) {}
