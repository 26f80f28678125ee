import { transformer } from "../define-operator.ts";
import { hasInputCols, hasOutputCol } from "../params/shared-params.ts";

/**
 * Multiplies every entry of each column with every entry of the others.
 *
 * @see PySpark `Interaction`
 */
export class Interaction extends transformer({
  className: "org.apache.spark.ml.feature.Interaction",
  params: {
    ...hasInputCols,
    ...hasOutputCol,
  },
}) {}
