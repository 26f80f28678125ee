import { transformer } from "../define-operator.ts";
import { hasHandleInvalid, hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Puts number, boolean and vector columns together into one vector column.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[7, true]], "wind DOUBLE, isHoliday BOOLEAN");
 * await new VectorAssembler({ inputCols: ["wind", "isHoliday"], outputCol: "features" }).transform(hours).show();
 * // +----+---------+---------+
 * // |wind|isHoliday| features|
 * // +----+---------+---------+
 * // | 7.0|     true|[7.0,1.0]|
 * // +----+---------+---------+
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
