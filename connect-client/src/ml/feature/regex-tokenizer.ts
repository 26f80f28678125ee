import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { boolean, int, string } from "../params/param-type.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Splits text into words by a regular expression.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([["DE-LU,FR"]], ["zones"]);
 * await new RegexTokenizer({ inputCol: "zones", outputCol: "words", pattern: "[,-]" }).transform(texts).show();
 * // +--------+------------+
 * // |   zones|       words|
 * // +--------+------------+
 * // |DE-LU,FR|[de, lu, fr]|
 * // +--------+------------+
 * ```
 * @see PySpark `RegexTokenizer`
 */
export class RegexTokenizer extends transformer({
  className: "org.apache.spark.ml.feature.RegexTokenizer",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
    minTokenLength: param(int, 1),
    /** True if the pattern matches what lies between words. */
    gaps: param(boolean, true),
    pattern: param(string, "\\s+"),
    toLowercase: param(boolean, true),
  },
}) {}
