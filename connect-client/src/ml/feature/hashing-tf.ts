import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Counts the terms of each text, by hashing them into a vector.
 *
 * @see PySpark `HashingTF`
 */
export class HashingTF extends transformer({
  className: "org.apache.spark.ml.feature.HashingTF",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    numFeatures: param(int, 262144),
    binary: param(boolean, false),
  },
}) {}
