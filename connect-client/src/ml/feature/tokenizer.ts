import { transformer } from "../define-operator.ts";
import { hasInputCol, hasOutputCol } from "../params/shared-params.ts";

/**
 * Makes text lower-case and splits it into words at white space.
 *
 * @see PySpark `Tokenizer`
 */
export class Tokenizer extends transformer({
  className: "org.apache.spark.ml.feature.Tokenizer",
  params: {
    ...hasInputCol,
    ...hasOutputCol,
  },
}) {}
