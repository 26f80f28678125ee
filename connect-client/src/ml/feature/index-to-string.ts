import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { strings } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Turns indices back into their strings.
 *
 * @example
 * ```ts
 * const indexed = spark.createDataFrame([[1], [0]], "index DOUBLE");
 * await new IndexToString({ inputCol: "index", outputCol: "zone", labels: ["DE", "FR"] }).transform(indexed).show();
 * // +-----+----+
 * // |index|zone|
 * // +-----+----+
 * // |  1.0|  FR|
 * // |  0.0|  DE|
 * // +-----+----+
 * ```
 * @see PySpark `IndexToString`
 */
export class IndexToString extends transformer({
  className: "org.apache.spark.ml.feature.IndexToString",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    /** Without them, those in the metadata of the column are used. */
    labels: param(strings),
  },
}) {}
