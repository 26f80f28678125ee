import type { BinaryType, DoubleType, LongType } from "../../types/index.ts";
import { binary, unary } from "../define.ts";
import { aggregateOfPairs, aggregateOfSketches, intersection, ofSummaries, union } from "./define-tuple.ts";

/**
 * A tuple sketch, as bytes, of keys with a number each, of which those of equal keys become one summary:
 * whole numbers; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1], ["bob", 2], ["ann", 3]], "user STRING, n INT");
 * const sketch = F.tupleSketchAggInteger("user", "n");
 * const summary = df.agg(
 *   F.tupleSketchEstimateInteger(sketch).alias("users"),
 *   F.tupleSketchSummaryInteger(sketch).alias("n"),
 * );
 * console.log(await summary.first());
 * // { users: 2, n: 6n }
 * ```
 */
export const tupleSketchAggInteger = aggregateOfPairs("tuple_sketch_agg_integer");

/**
 * Aggregates tuple sketches with whole numbers to their union; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [[1, "ann", 1], [1, "bob", 2], [2, "ann", 3]],
 *   "day INT, user STRING, n INT",
 * );
 * const days = df.groupBy("day").agg(F.tupleSketchAggInteger("user", "n").alias("users"));
 * console.log(await days.agg(F.tupleSketchEstimateInteger(F.tupleUnionAggInteger("users")).alias("any")).first());
 * // { any: 2 }
 * ```
 */
export const tupleUnionAggInteger = aggregateOfSketches("tuple_union_agg_integer");

/**
 * Aggregates tuple sketches with whole numbers to their intersection; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [[1, "ann", 1], [1, "bob", 2], [2, "ann", 3]],
 *   "day INT, user STRING, n INT",
 * );
 * const days = df.groupBy("day").agg(F.tupleSketchAggInteger("user", "n").alias("users"));
 * const every = F.tupleIntersectionAggInteger("users");
 * console.log(await days.agg(F.tupleSketchEstimateInteger(every).alias("every")).first());
 * // { every: 1 }
 * ```
 */
export const tupleIntersectionAggInteger = ofSummaries<BinaryType>("tuple_intersection_agg_integer");

/**
 * The number of distinct keys in a tuple sketch with whole numbers, estimated; exact for few;
 * since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1], ["bob", 2], ["ann", 3]], "user STRING, n INT");
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleSketchAggInteger("user", "n")).alias("users"));
 * console.log(await summary.first());
 * // { users: 2 }
 * ```
 */
export const tupleSketchEstimateInteger = unary<DoubleType>("tuple_sketch_estimate_integer");

/**
 * The summaries of a tuple sketch with whole numbers as one; since Spark 4.2.
 *
 * @param mode - how they become one: `sum` unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1], ["bob", 2], ["ann", 3]], "user STRING, n INT");
 * const sketch = F.tupleSketchAggInteger("user", "n", { mode: "max" });
 * const summary = df.agg(
 *   F.tupleSketchSummaryInteger(sketch).alias("total"),
 *   F.tupleSketchSummaryInteger(sketch, "min").alias("least"),
 * );
 * console.log(await summary.first());
 * // { total: 5n, least: 2n }
 * ```
 */
export const tupleSketchSummaryInteger = ofSummaries<LongType>("tuple_sketch_summary_integer");

/**
 * The share of keys, from 0 to 1, that a tuple sketch with whole numbers keeps; 1 while it is exact;
 * since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1], ["bob", 2], ["ann", 3]], "user STRING, n INT");
 * const summary = df.agg(F.tupleSketchThetaInteger(F.tupleSketchAggInteger("user", "n")).alias("theta"));
 * console.log(await summary.first());
 * // { theta: 1 }
 * ```
 */
export const tupleSketchThetaInteger = unary<DoubleType>("tuple_sketch_theta_integer");

/**
 * The union of two tuple sketches with whole numbers; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.tupleSketchAggInteger("b", "n")];
 * console.log(await df.agg(F.tupleSketchEstimateInteger(F.tupleUnionInteger(a, b)).alias("either")).first());
 * // { either: 3 }
 * ```
 */
export const tupleUnionInteger = union("tuple_union_integer");

/**
 * The intersection of two tuple sketches with whole numbers; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.tupleSketchAggInteger("b", "n")];
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleIntersectionInteger(a, b)).alias("both"));
 * console.log(await summary.first());
 * // { both: 1 }
 * ```
 */
export const tupleIntersectionInteger = intersection("tuple_intersection_integer");

/**
 * The first tuple sketch with whole numbers without the keys of the second; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.tupleSketchAggInteger("b", "n")];
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleDifferenceInteger(a, b)).alias("onlyA"));
 * console.log(await summary.first());
 * // { onlyA: 1 }
 * ```
 */
export const tupleDifferenceInteger = binary<BinaryType>("tuple_difference_integer");
