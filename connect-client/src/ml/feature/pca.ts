import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, matrix, vector } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  k: param(int),
};

/** Projects vectors on the learned directions. PySpark: `PCAModel`. */
export class PCAModel extends model({
  className: "org.apache.spark.ml.feature.PCAModel",
  params,
  attributes: { pc: matrix, explainedVariance: vector },
}) {}

/**
 * Learns the `k` directions in which vectors differ most.
 *
 * @see PySpark `PCA`
 */
export class PCA extends estimator({
  className: "org.apache.spark.ml.feature.PCA",
  params,
  model: PCAModel,
}) {}
