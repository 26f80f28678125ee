import type { BinaryType } from "../../types/index.ts";
import { binary } from "../define.ts";
import { intersection, union } from "./define-tuple.ts";

/**
 * The union of a tuple sketch with doubles and a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleUnionThetaDouble(a, b)).alias("either"));
 * console.log(await summary.first());
 * // { either: 3 }
 * ```
 */
export const tupleUnionThetaDouble = union("tuple_union_theta_double");

/**
 * The intersection of a tuple sketch with doubles and a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleIntersectionThetaDouble(a, b)).alias("both"));
 * console.log(await summary.first());
 * // { both: 1 }
 * ```
 */
export const tupleIntersectionThetaDouble = intersection("tuple_intersection_theta_double");

/**
 * A tuple sketch with doubles without the keys of a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame(
 *   [["ann", "bob", 1.5], ["bob", "eve", 2.5]],
 *   "a STRING, b STRING, n DOUBLE",
 * );
 * const [a, b] = [F.tupleSketchAggDouble("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateDouble(F.tupleDifferenceThetaDouble(a, b)).alias("onlyA"));
 * console.log(await summary.first());
 * // { onlyA: 1 }
 * ```
 */
export const tupleDifferenceThetaDouble = binary<BinaryType>("tuple_difference_theta_double");
