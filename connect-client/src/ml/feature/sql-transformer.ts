import { transformer } from "../define-operator.ts";
import { param } from "../params/param.ts";
import { string } from "../params/param-type.ts";

/**
 * Runs a SQL `SELECT` over the rows, which it names `__THIS__`.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["FR", 100]], ["zone", "price"]);
 * const withTax = new SQLTransformer({ statement: "SELECT *, price * 1.19 AS gross FROM __THIS__" });
 * await withTax.transform(prices).show();
 * // +----+-----+------+
 * // |zone|price| gross|
 * // +----+-----+------+
 * // |  FR|  100|119.00|
 * // +----+-----+------+
 * ```
 * @see PySpark `SQLTransformer`
 */
export class SQLTransformer extends transformer({
  className: "org.apache.spark.ml.feature.SQLTransformer",
  params: {
    statement: param(string),
  },
}) {}
