import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { doubleLists, doubles } from "../params/param-type.ts";
import { columnPairs, hasHandleInvalid } from "../params/shared-params.ts";

/**
 * Sorts numbers into buckets: the output is the number of the bucket, counted from 0.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([[-5], [90]], "price DOUBLE");
 * const splits = [Number.NEGATIVE_INFINITY, 0, 50, Number.POSITIVE_INFINITY];
 * await new Bucketizer({ inputCol: "price", outputCol: "bucket", splits }).transform(prices).show();
 * // +-----+------+
 * // |price|bucket|
 * // +-----+------+
 * // | -5.0|   0.0|
 * // | 90.0|   2.0|
 * // +-----+------+
 * ```
 * @see PySpark `Bucketizer`
 */
export class Bucketizer extends transformer({
  className: "org.apache.spark.ml.feature.Bucketizer",
  params: {
    ...columnPairs,
    ...hasHandleInvalid,
    splits: param(doubles),
    splitsArray: param(doubleLists),
  },
}) {}
