import { transformer } from "../define-operator.ts";
import { hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Multiplies every entry of each column with every entry of the others.
 *
 * @example
 * ```ts
 * const hours = spark.createDataFrame([[2, 3, 4]], "a DOUBLE, b DOUBLE, c DOUBLE");
 * const rows = new VectorAssembler({ inputCols: ["b", "c"], outputCol: "v" }).transform(hours);
 * await new Interaction({ inputCols: ["a", "v"], outputCol: "products" }).transform(rows).show();
 * // +---+---+---+---------+---------+
 * // |  a|  b|  c|        v| products|
 * // +---+---+---+---------+---------+
 * // |2.0|3.0|4.0|[3.0,4.0]|[6.0,8.0]|
 * // +---+---+---+---------+---------+
 * ```
 * @see PySpark `Interaction`
 */
export class Interaction extends transformer({
  className: "org.apache.spark.ml.feature.Interaction",
  params: {
    ...hasInputCols,
    ...hasOutputCol,
  },
}) {}
