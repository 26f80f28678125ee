import { transformer } from "../define-operator.ts";
import { hasHandleInvalid, hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Puts number, boolean and vector columns together into one vector column.
 *
 * @example
 * ```ts
 * const assembler = new VectorAssembler({ inputCols: ["hour", "load_mw"], outputCol: "features" });
 * await assembler.transform(hours).select("features").show();
 * // +------------+
 * // |    features|
 * // +------------+
 * // |[7.0,5120.5]|
 * // +------------+
 * ```
 * @see PySpark `VectorAssembler`
 */
export class VectorAssembler extends transformer({
  className: "org.apache.spark.ml.feature.VectorAssembler",
  params: {
    ...hasInputCols,
    ...hasOutputCol,
    ...hasHandleInvalid,
  },
}) {}
