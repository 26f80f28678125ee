import { estimator, model } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int } from "../params/param-type.ts";
import { hasHandleInvalid, hasInputCol, hasOutputCol } from "../params/shared-params.ts";

const params = {
  ...hasInputCol,
  ...hasOutputCol,
  ...hasHandleInvalid,
  maxCategories: param(int, 20),
};

/** Numbers the values of entries that are categories. PySpark: `VectorIndexerModel`. */
export class VectorIndexerModel extends model({
  className: "org.apache.spark.ml.feature.VectorIndexerModel",
  params,
  attributes: { numFeatures: int },
  frames: ["categoryMapsDF"],
}) {}

/**
 * Learns which entries of a vector column are categories, to number their values.
 *
 * @see PySpark `VectorIndexer`
 */
export class VectorIndexer extends estimator({
  className: "org.apache.spark.ml.feature.VectorIndexer",
  params,
  model: VectorIndexerModel,
}) {}
