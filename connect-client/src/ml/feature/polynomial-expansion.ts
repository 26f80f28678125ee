import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Expands vectors by the products of their entries up to a degree.
 *
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
