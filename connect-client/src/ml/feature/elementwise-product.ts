import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Multiplies vectors entry by entry with a given one.
 *
 * @see PySpark `ElementwiseProduct`
 */
export class ElementwiseProduct extends transformer({
  className: "org.apache.spark.ml.feature.ElementwiseProduct",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    scalingVec: param(vector),
  },
}) {}
