import type { ColumnValue } from "../../column/operand-types.ts";
import type { BinaryType, LongType } from "../../types/index.ts";
import {
  binary,
  type ColumnLike,
  call,
  column,
  type Of,
  optionalValue,
  unary,
  unaryAggregate,
} from "../define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/**
 * A theta sketch of the values, as bytes: unlike a HyperLogLog sketch it can be intersected; since Spark 4.1.
 *
 * @param setting - `lgNomEntries`, the base-2 logarithm of its size: 4 to 26, and 12 unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [2], [null]], "x INT");
 * console.log(await df.agg(F.thetaSketchEstimate(F.thetaSketchAgg("x")).alias("distinct")).first());
 * // { distinct: 2n }
 * ```
 */
export const thetaSketchAgg = sketchAggregate("theta_sketch_agg");

/**
 * The number of distinct values in a theta sketch, estimated; exact for few; since Spark 4.1.
 *
 * @example
 * ```ts
 * const sketches = spark.range(100).agg(F.thetaSketchAgg("id").alias("sketch"));
 * console.log(await sketches.select(F.thetaSketchEstimate("sketch").alias("distinct")).first());
 * // { distinct: 100n }
 * ```
 */
export const thetaSketchEstimate = unary<LongType>("theta_sketch_estimate");

/**
 * Aggregates theta sketches to their union; since Spark 4.1.
 *
 * @param setting - `lgNomEntries`, as for {@link thetaSketchAgg}
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, "ann"], [1, "bob"], [2, "ann"]], "day INT, user STRING");
 * const days = df.groupBy("day").agg(F.thetaSketchAgg("user").alias("users"));
 * console.log(await days.agg(F.thetaSketchEstimate(F.thetaUnionAgg("users")).alias("any")).first());
 * // { any: 2n }
 * ```
 */
export const thetaUnionAgg = sketchAggregate("theta_union_agg");

/**
 * Aggregates theta sketches to their intersection; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, "ann"], [1, "bob"], [2, "ann"]], "day INT, user STRING");
 * const days = df.groupBy("day").agg(F.thetaSketchAgg("user").alias("users"));
 * console.log(await days.agg(F.thetaSketchEstimate(F.thetaIntersectionAgg("users")).alias("every")).first());
 * // { every: 1n }
 * ```
 */
export const thetaIntersectionAgg = unaryAggregate<BinaryType>("theta_intersection_agg");

/**
 * The union of two theta sketches; since Spark 4.1.
 *
 * @param lgNomEntries - as for {@link thetaSketchAgg}
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 2], [2, 3]], "a INT, b INT");
 * const summary = df.agg(
 *   F.thetaSketchEstimate(F.thetaUnion(F.thetaSketchAgg("a"), F.thetaSketchAgg("b"))).alias("either"),
 * );
 * console.log(await summary.first());
 * // { either: 3n }
 * ```
 */
export function thetaUnion<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnValue = never,
>(left: A, right: B, lgNomEntries?: C): Of<BinaryType, A | B, C> {
  return call("theta_union", column(left), column(right), optionalValue(lgNomEntries));
}

/**
 * The intersection of two theta sketches; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 2], [2, 3]], "a INT, b INT");
 * const summary = df.agg(
 *   F.thetaSketchEstimate(F.thetaIntersection(F.thetaSketchAgg("a"), F.thetaSketchAgg("b"))).alias("both"),
 * );
 * console.log(await summary.first());
 * // { both: 1n }
 * ```
 */
export const thetaIntersection = binary<BinaryType>("theta_intersection");

/**
 * The first theta sketch without the values of the second; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 2], [2, 3]], "a INT, b INT");
 * const summary = df.agg(
 *   F.thetaSketchEstimate(F.thetaDifference(F.thetaSketchAgg("a"), F.thetaSketchAgg("b"))).alias("onlyA"),
 * );
 * console.log(await summary.first());
 * // { onlyA: 1n }
 * ```
 */
export const thetaDifference = binary<BinaryType>("theta_difference");
