import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, strings } from "../params/param-type.ts";
import { hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Puts columns of numbers and categories into one vector, by hashing their names and values.
 *
 * @see PySpark `FeatureHasher`
 */
export class FeatureHasher extends transformer({
  className: "org.apache.spark.ml.feature.FeatureHasher",
  params: {
    ...hasInputCols,
    ...hasOutputCol,
    numFeatures: param(int, 262144),
    /** Number columns to treat as categories. */
    categoricalCols: param(strings),
  },
}) {}
