import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { double } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Scales each vector to unit `p`-norm.
 *
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
