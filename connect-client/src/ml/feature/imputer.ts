import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, oneOf } from "../params/param-type.ts";
import { columnPairs } from "../params/shared-params.ts";

const params = {
  ...columnPairs,
  strategy: param(oneOf("mean", "median", "mode"), "mean"),
  missingValue: param(double, Number.NaN),
  relativeError: param(double, 0.001),
};

/** Replaces missing numbers by the learned ones, which `surrogateDF` holds. PySpark: `ImputerModel`. */
export class ImputerModel extends model({
  className: "org.apache.spark.ml.feature.ImputerModel",
  params,
  attributes: {},
  frames: ["surrogateDF"],
}) {}

/**
 * Learns the mean, median or mode of number columns, to replace missing values (null or NaN) by it.
 *
 * @example
 * ```ts
 * new Imputer({ inputCols: ["temperature_c"], outputCols: ["temperature"], strategy: "median" });
 * ```
 * @see PySpark `Imputer`
 */
export class Imputer extends estimator({
  className: "org.apache.spark.ml.feature.Imputer",
  params,
  model: ImputerModel,
}) {}
