import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { int, strings } from "../params/param-type.ts";
import { hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Puts columns of numbers and categories into one vector, by hashing their names and values.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([["FR", 7]], "zone STRING, wind DOUBLE");
 * const hasher = new FeatureHasher({ inputCols: ["zone", "wind"], outputCol: "features", numFeatures: 16 });
 * await hasher.transform(hours).show(1, false);
 * // +----+----+---------------------+
 * // |zone|wind|features             |
 * // +----+----+---------------------+
 * // |FR  |7.0 |(16,[9,14],[1.0,7.0])|
 * // +----+----+---------------------+
 * ```
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
