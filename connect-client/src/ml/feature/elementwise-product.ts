import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Multiplies vectors entry by entry with a given one.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * const scalingVec = new DenseVector([1, 10]);
 * await new ElementwiseProduct({ inputCol: "v", outputCol: "scaled", scalingVec }).transform(rows).show();
 * // +---------+----------+
 * // |        v|    scaled|
 * // +---------+----------+
 * // |[3.0,4.0]|[3.0,40.0]|
 * // +---------+----------+
 * ```
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
