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

/** Fitted frequent item sets; transforming predicts items that go with those of a row. PySpark: `FPGrowthModel`. */
export class FPGrowthModel extends model({
  className: "org.apache.spark.ml.fpm.FPGrowthModel",
  params,
  attributes: {},
  frames: ["freqItemsets", "associationRules"],
}) {}

/**
 * Finds sets of items that often occur together.
 *
 * @see PySpark `FPGrowth`
 */
export class FPGrowth extends estimator({
  className: "org.apache.spark.ml.fpm.FPGrowth",
  params,
  model: FPGrowthModel,
}) {}
