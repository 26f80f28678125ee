import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Expands vectors by the products of their entries up to a degree.
 *
 * @example
 * ```ts
 * const rows = spark.createDataFrame([[new DenseVector([3, 4])]], t.struct({ v: vectorType }));
 * await new PolynomialExpansion({ inputCol: "v", outputCol: "products", degree: 2 }).transform(rows).show(1, false);
 * // +---------+-----------------------+
 * // |v        |products               |
 * // +---------+-----------------------+
 * // |[3.0,4.0]|[3.0,9.0,4.0,12.0,16.0]|
 * // +---------+-----------------------+
 * ```
 * @see PySpark `PolynomialExpansion`
 */
export class PolynomialExpansion extends transformer({
  className: "org.apache.spark.ml.feature.PolynomialExpansion",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    degree: param(int, 2),
  },
}) {}
