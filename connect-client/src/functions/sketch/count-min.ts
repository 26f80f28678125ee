import type { ColumnValue } from "../../column/operand-types.ts";
import { randomSeed } from "../../plan/random-seed.ts";
import type { BinaryType } from "../../types/index.ts";
import { type AggregateOf, type ColumnLike, call, column, value } from "../define.ts";

/**
 * A count-min sketch of the values, as bytes: it estimates how often a value occurs, for
 * `org.apache.spark.util.sketch` to read.
 *
 * @param eps - the error allowed, as a share of the number of values
 * @param confidence - how sure it is to be within that error, from 0 to 1
 * @param seed - a random one unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [1], [2]], "x INT");
 * console.log(await df.agg(F.length(F.countMinSketch("x", 0.5, 0.5, 1)).alias("bytes")).first());
 * // { bytes: 60 }
 * ```
 */
export function countMinSketch<
  const A extends ColumnLike,
  const B extends ColumnValue,
  const C extends ColumnValue,
>(values: A, eps: B, confidence: C, seed: ColumnValue = randomSeed()): AggregateOf<BinaryType, A, B | C> {
  return call("count_min_sketch", column(values), value(eps), value(confidence), value(seed));
}
