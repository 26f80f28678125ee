import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Turns lists of words into lists of `n` words that follow each other.
 *
 * @see PySpark `NGram`
 */
export class NGram extends transformer({
  className: "org.apache.spark.ml.feature.NGram",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    n: param(int, 2),
  },
}) {}
