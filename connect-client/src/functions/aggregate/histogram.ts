import type { FieldType } from "../../types/index.ts";
import { type AggregateOf, type ColumnLike, call, column } from "../define.ts";

/**
 * The values in a histogram of at most so many bins: an array of structs of a bin's centre `x` and the number
 * of its values `y`.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [10]], "x INT");
 * console.log(await df.agg(F.histogramNumeric("x", 2).alias("histogram")).first());
 * // { histogram: [ { x: 1, y: 2 }, { x: 10, y: 1 } ] }
 * ```
 */
export function histogramNumeric<const A extends ColumnLike, const B extends ColumnLike>(
  values: A,
  bins: B,
): AggregateOf<FieldType, A | B> {
  return call("histogram_numeric", column(values), column(bins));
}
