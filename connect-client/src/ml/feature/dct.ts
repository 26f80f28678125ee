import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Turns vectors into their discrete cosine transform.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * await new DCT({ inputCol: "v", outputCol: "dct" }).transform(rows).select("dct").show(1, false);
 * // +---------------------------------------+
 * // |dct                                    |
 * // +---------------------------------------+
 * // |[4.949747468305833,-0.7071067811865476]|
 * // +---------------------------------------+
 * ```
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
