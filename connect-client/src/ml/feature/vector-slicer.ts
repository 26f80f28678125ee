import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { ints, strings } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Picks entries of vectors by position or by name.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * await new VectorSlicer({ inputCol: "v", outputCol: "second", indices: [1] }).transform(rows).show();
 * // +---------+------+
 * // |        v|second|
 * // +---------+------+
 * // |[3.0,4.0]| [4.0]|
 * // +---------+------+
 * ```
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
