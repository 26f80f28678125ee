import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Scales each vector to unit `p`-norm.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * await new Normalizer({ inputCol: "v", outputCol: "unit", p: 2 }).transform(rows).show();
 * // +---------+---------+
 * // |        v|     unit|
 * // +---------+---------+
 * // |[3.0,4.0]|[0.6,0.8]|
 * // +---------+---------+
 * ```
 * @see PySpark `Normalizer`
 */
export class Normalizer extends transformer({
  className: "org.apache.spark.ml.feature.Normalizer",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    p: param(double, 2),
  },
}) {}
