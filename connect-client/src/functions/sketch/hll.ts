import type { ColumnValue } from "../../column/operand-types.ts";
import type { BinaryType, LongType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalValue, unary } from "../define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/**
 * A HyperLogLog sketch of the values, as bytes from which their distinct number can be estimated.
 *
 * @param setting - `lgConfigK`, the base-2 logarithm of its size: 4 to 21, and 12 unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [2], [null]], "x INT");
 * console.log(await df.agg(F.hllSketchEstimate(F.hllSketchAgg("x")).alias("distinct")).first());
 * // { distinct: 2n }
 * ```
 */
export const hllSketchAgg = sketchAggregate("hll_sketch_agg");

/**
 * The number of distinct values in a HyperLogLog sketch, estimated; exact for few.
 *
 * @example
 * ```ts
 * const sketches = spark.range(100).agg(F.hllSketchAgg("id").alias("sketch"));
 * console.log(await sketches.select(F.hllSketchEstimate("sketch").alias("distinct")).first());
 * // { distinct: 100n }
 * ```
 */
export const hllSketchEstimate = unary<LongType>("hll_sketch_estimate");

/**
 * Two HyperLogLog sketches as one.
 *
 * @param allowDifferentLgConfigK - otherwise two sizes are an error (`HLL_UNION_DIFFERENT_LG_K`)
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 2], [2, 3]], "a INT, b INT");
 * const summary = df.agg(
 *   F.hllSketchEstimate(F.hllUnion(F.hllSketchAgg("a"), F.hllSketchAgg("b"))).alias("distinct"),
 * );
 * console.log(await summary.first());
 * // { distinct: 3n }
 * ```
 */
export function hllUnion<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnValue = never,
>(left: A, right: B, allowDifferentLgConfigK?: C): Of<BinaryType, A | B, C> {
  return call("hll_union", column(left), column(right), optionalValue(allowDifferentLgConfigK));
}

/**
 * Aggregates HyperLogLog sketches to one.
 *
 * @param setting - `allowDifferentLgConfigK`; otherwise two sizes are an error (`HLL_UNION_DIFFERENT_LG_K`)
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, "ann"], [1, "bob"], [2, "ann"]], "day INT, user STRING");
 * const days = df.groupBy("day").agg(F.hllSketchAgg("user").alias("users"));
 * console.log(await days.agg(F.hllSketchEstimate(F.hllUnionAgg("users")).alias("users")).first());
 * // { users: 2n }
 * ```
 */
export const hllUnionAgg = sketchAggregate("hll_union_agg");
