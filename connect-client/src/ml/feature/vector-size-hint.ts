import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, oneOf } from "../params/param-type.ts";
import { hasInputCol } from "../params/shared-params.ts";

/**
 * Says how many entries the vectors of a column have; a stream cannot look.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * await new VectorSizeHint({ inputCol: "v", size: 2 }).transform(rows).show();
 * // +---------+
 * // |        v|
 * // +---------+
 * // |[3.0,4.0]|
 * // +---------+
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
