import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { doubleLists, doubles } from "../params/param-type.ts";
import { columnPairs, hasHandleInvalid } from "../params/shared-params.ts";

/**
 * Sorts numbers into buckets: the output is the number of the bucket, counted from 0.
 *
 * @example
 * ```ts
 * new Bucketizer({ splits: [-Infinity, 0, 100, Infinity], inputCol: "price", outputCol: "level" });
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
