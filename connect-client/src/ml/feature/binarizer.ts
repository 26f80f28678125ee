import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double, doubles } from "../params/param-type.ts";
import { columnPairs } from "../params/shared-params.ts";

/**
 * Turns numbers into 1 above a threshold and 0 up to it.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([[-5], [90]], "price DOUBLE");
 * await new Binarizer({ inputCol: "price", outputCol: "positive", threshold: 0 }).transform(prices).show();
 * // +-----+--------+
 * // |price|positive|
 * // +-----+--------+
 * // | -5.0|     0.0|
 * // | 90.0|     1.0|
 * // +-----+--------+
 * ```
 * @see PySpark `Binarizer`
 */
export class Binarizer extends transformer({
  className: "org.apache.spark.ml.feature.Binarizer",
  params: {
    ...columnPairs,
    threshold: param(double, 0),
    thresholds: param(doubles),
  },
}) {}
