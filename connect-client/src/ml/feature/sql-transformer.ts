import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { string } from "../params/param-type.ts";

/**
 * Runs a SQL `SELECT` over the rows, which it names `__THIS__`.
 *
 * @example
 * ```ts
 * new SQLTransformer({ statement: "SELECT *, price * 2 AS twice FROM __THIS__" });
 * ```
 * @see PySpark `SQLTransformer`
 */
export class SQLTransformer extends transformer({
  className: "org.apache.spark.ml.feature.SQLTransformer",
  params: {
    statement: param(string),
  },
}) {}
