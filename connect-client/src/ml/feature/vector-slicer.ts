import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { ints, strings } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Picks entries of vectors by position or by name.
 *
 * @see PySpark `VectorSlicer`
 */
export class VectorSlicer extends transformer({
  className: "org.apache.spark.ml.feature.VectorSlicer",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    indices: param(ints, []),
    names: param(strings, []),
  },
}) {}
