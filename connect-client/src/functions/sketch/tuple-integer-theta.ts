import type { BinaryType } from "../../types/index.ts";
import { binary } from "../define.ts";
import { intersection, union } from "./define-tuple.ts";

/**
 * The union of a tuple sketch with whole numbers and a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleUnionThetaInteger(a, b)).alias("either"));
 * console.log(await summary.first());
 * // { either: 3 }
 * ```
 */
export const tupleUnionThetaInteger = union("tuple_union_theta_integer");

/**
 * The intersection of a tuple sketch with whole numbers and a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleIntersectionThetaInteger(a, b)).alias("both"));
 * console.log(await summary.first());
 * // { both: 1 }
 * ```
 */
export const tupleIntersectionThetaInteger = intersection("tuple_intersection_theta_integer");

/**
 * A tuple sketch with whole numbers without the keys of a theta sketch; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["ann", "bob", 1], ["bob", "eve", 2]], "a STRING, b STRING, n INT");
 * const [a, b] = [F.tupleSketchAggInteger("a", "n"), F.thetaSketchAgg("b")];
 * const summary = df.agg(F.tupleSketchEstimateInteger(F.tupleDifferenceThetaInteger(a, b)).alias("onlyA"));
 * console.log(await summary.first());
 * // { onlyA: 1 }
 * ```
 */
export const tupleDifferenceThetaInteger = binary<BinaryType>("tuple_difference_theta_integer");
