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

/**
 * Replaces missing numbers by those in `surrogateDF`, learned by {@link Imputer}.
 *
 * @see PySpark `ImputerModel` · since Spark 4.0
 */
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
 * const hours = spark.createDataFrame([[10], [20], [null]], "load DOUBLE");
 * await using model = await new Imputer({ inputCols: ["load"], outputCols: ["filled"] }).fit(hours);
 * await model.transform(hours).show();
 * // +----+------+
 * // |load|filled|
 * // +----+------+
 * // |10.0|  10.0|
 * // |20.0|  20.0|
 * // |NULL|  15.0|
 * // +----+------+
 * ```
 * @see PySpark `Imputer` · since Spark 4.0
 */
export class Imputer extends estimator({
  className: "org.apache.spark.ml.feature.Imputer",
  params,
  model: ImputerModel,
}) {}
