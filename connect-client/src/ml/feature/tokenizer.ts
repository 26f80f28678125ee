import { transformer } from "../define-operator.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Makes text lower-case and splits it into words at white space.
 *
 * @example
 * ```ts
 * const texts = spark.createDataFrame([["Wind and Sun"]], ["text"]);
 * await new Tokenizer({ inputCol: "text", outputCol: "words" }).transform(texts).show();
 * // +------------+----------------+
 * // |        text|           words|
 * // +------------+----------------+
 * // |Wind and Sun|[wind, and, sun]|
 * // +------------+----------------+
 * ```
 * @see PySpark `Tokenizer`
 */
export class Tokenizer extends transformer({
  className: "org.apache.spark.ml.feature.Tokenizer",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
  },
}) {}
