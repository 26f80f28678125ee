import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, oneOf } from "../params/param-type.ts";
import { hasInputCol } from "../params/shared-params.ts";

/**
 * Says how many entries the vectors of a column have; a stream cannot look.
 *
 * @example
 * ```ts
 * new VectorSizeHint({ inputCol: "v", size: 3, handleInvalid: "skip" });
 * ```
 * @see PySpark `VectorSizeHint`
 */
export class VectorSizeHint extends transformer({
  className: "org.apache.spark.ml.feature.VectorSizeHint",
  params: {
    ...hasInputCol,
    size: param(int),
    handleInvalid: param(oneOf("error", "skip", "optimistic"), "error"),
  },
}) {}
