import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Turns vectors into their discrete cosine transform.
 *
 * @see PySpark `DCT`
 */
export class DCT extends transformer({
  className: "org.apache.spark.ml.feature.DCT",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    inverse: param(boolean, false),
  },
}) {}
