import type { BinaryType, DoubleType } from "../../types/index.ts";
import { binary, unary } from "../define.ts";
import { aggregateOfPairs, aggregateOfSketches, intersection, ofSummaries, union } from "./define-tuple.ts";

/**
 * A tuple sketch, as bytes, of keys with a number each, of which those of equal keys become one summary:
 * doubles; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1.5], ["bob", 2.5], ["ann", 3.5]], "user STRING, n DOUBLE");
 * const sketch = F.tupleSketchAggDouble("user", "n");
 * const summary = df.agg(
 *   F.tupleSketchEstimateDouble(sketch).alias("users"),
 *   F.tupleSketchSummaryDouble(sketch).alias("n"),
 * );
 * console.log(await summary.first());
 * // { users: 2, n: 7.5 }
 * ```
 */
export const tupleSketchAggDouble = aggregateOfPairs("tuple_sketch_agg_double");

/**
 * Aggregates tuple sketches with doubles to their union; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [[1, "ann", 1.5], [1, "bob", 2.5], [2, "ann", 3.5]],
 *   "day INT, user STRING, n DOUBLE",
 * );
 * const days = df.groupBy("day").agg(F.tupleSketchAggDouble("user", "n").alias("users"));
 * console.log(await days.agg(F.tupleSketchEstimateDouble(F.tupleUnionAggDouble("users")).alias("any")).first());
 * // { any: 2 }
 * ```
 */
export const tupleUnionAggDouble = aggregateOfSketches("tuple_union_agg_double");

/**
 * Aggregates tuple sketches with doubles to their intersection; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [[1, "ann", 1.5], [1, "bob", 2.5], [2, "ann", 3.5]],
 *   "day INT, user STRING, n DOUBLE",
 * );
 * const days = df.groupBy("day").agg(F.tupleSketchAggDouble("user", "n").alias("users"));
 * const every = F.tupleIntersectionAggDouble("users");
 * console.log(await days.agg(F.tupleSketchEstimateDouble(every).alias("every")).first());
 * // { every: 1 }
 * ```
 */
export const tupleIntersectionAggDouble = ofSummaries<BinaryType>("tuple_intersection_agg_double");

/**
 * The number of distinct keys in a tuple sketch with doubles, estimated; exact for few; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1.5], ["bob", 2.5], ["ann", 3.5]], "user STRING, n DOUBLE");
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleSketchAggDouble("user", "n")).alias("users"));
 * console.log(await summary.first());
 * // { users: 2 }
 * ```
 */
export const tupleSketchEstimateDouble = unary<DoubleType>("tuple_sketch_estimate_double");

/**
 * The summaries of a tuple sketch with doubles as one; since Spark 4.2.
 *
 * @param mode - how they become one: `sum` unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1.5], ["bob", 2.5], ["ann", 3.5]], "user STRING, n DOUBLE");
 * const sketch = F.tupleSketchAggDouble("user", "n", { mode: "max" });
 * const summary = df.agg(
 *   F.tupleSketchSummaryDouble(sketch).alias("total"),
 *   F.tupleSketchSummaryDouble(sketch, "min").alias("least"),
 * );
 * console.log(await summary.first());
 * // { total: 6, least: 2.5 }
 * ```
 */
export const tupleSketchSummaryDouble = ofSummaries<DoubleType>("tuple_sketch_summary_double");

/**
 * The share of keys, from 0 to 1, that a tuple sketch with doubles keeps; 1 while it is exact;
 * since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", 1.5], ["bob", 2.5], ["ann", 3.5]], "user STRING, n DOUBLE");
 * const summary = df.agg(F.tupleSketchThetaDouble(F.tupleSketchAggDouble("user", "n")).alias("theta"));
 * console.log(await summary.first());
 * // { theta: 1 }
 * ```
 */
export const tupleSketchThetaDouble = unary<DoubleType>("tuple_sketch_theta_double");

/**
 * The union of two tuple sketches with doubles; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.tupleSketchAggDouble("b", "n")];
 * console.log(await df.agg(F.tupleSketchEstimateDouble(F.tupleUnionDouble(a, b)).alias("either")).first());
 * // { either: 3 }
 * ```
 */
export const tupleUnionDouble = union("tuple_union_double");

/**
 * The intersection of two tuple sketches with doubles; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.tupleSketchAggDouble("b", "n")];
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleIntersectionDouble(a, b)).alias("both"));
 * console.log(await summary.first());
 * // { both: 1 }
 * ```
 */
export const tupleIntersectionDouble = intersection("tuple_intersection_double");

/**
 * The first tuple sketch with doubles without the keys of the second; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.tupleSketchAggDouble("b", "n")];
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleDifferenceDouble(a, b)).alias("onlyA"));
 * console.log(await summary.first());
 * // { onlyA: 1 }
 * ```
 */
export const tupleDifferenceDouble = binary<BinaryType>("tuple_difference_double");
