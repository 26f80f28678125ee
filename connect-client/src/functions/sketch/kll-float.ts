import type { BinaryType, FieldType, LongType, StringType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, unary } from "../define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/**
 * A KLL sketch of floats, as bytes from which quantiles and ranks can be estimated; since Spark 4.1.
 *
 * @param setting - `k`, which sets its size and with it the error: 8 to 65535, and 200 unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * const summary = df.agg(F.kllSketchGetQuantileFloat(F.kllSketchAggFloat("x"), 0.5).alias("median"));
 * console.log(await summary.first());
 * // { median: 2.5 }
 * ```
 */
export const kllSketchAggFloat = sketchAggregate("kll_sketch_agg_float");

/**
 * Aggregates KLL sketches of floats to one; since Spark 4.1.
 *
 * @param setting - `k`, as for {@link kllSketchAggFloat}
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 1.5], [1, 2.5], [2, 3.5], [2, 4.5]], "day INT, x FLOAT");
 * const days = df.groupBy("day").agg(F.kllSketchAggFloat("x").alias("xs"));
 * console.log(await days.agg(F.kllSketchGetNFloat(F.kllMergeAggFloat("xs")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllMergeAggFloat = sketchAggregate("kll_merge_agg_float");

/**
 * A KLL sketch of floats described in words, for logs; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * const summary = df.agg(
 *   F.kllSketchToStringFloat(F.kllSketchAggFloat("x")).contains("Sketch Summary").alias("described"),
 * );
 * console.log(await summary.first());
 * // { described: true }
 * ```
 */
export const kllSketchToStringFloat = unary<StringType>("kll_sketch_to_string_float");

/**
 * The number of values in a KLL sketch of floats, repeats included; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * console.log(await df.agg(F.kllSketchGetNFloat(F.kllSketchAggFloat("x")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllSketchGetNFloat = unary<LongType>("kll_sketch_get_n_float");

/**
 * Two KLL sketches of floats as one; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * const sketch = F.kllSketchAggFloat("x");
 * console.log(await df.agg(F.kllSketchGetNFloat(F.kllSketchMergeFloat(sketch, sketch)).alias("n")).first());
 * // { n: 8n }
 * ```
 */
export const kllSketchMergeFloat = binary<BinaryType>("kll_sketch_merge_float");

/**
 * The value at a rank, from 0 to 1, of a KLL sketch of floats; several ranks in an array give an array;
 * since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * const summary = df.agg(
 *   F.kllSketchGetQuantileFloat(F.kllSketchAggFloat("x"), [0, 0.5, 1]).alias("quantiles"),
 * );
 * console.log(await summary.first());
 * // { quantiles: [ 1.5, 2.5, 4.5 ] }
 * ```
 */
export function kllSketchGetQuantileFloat<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  rank: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_quantile_float", column(sketch), column(rank));
}

/**
 * The share of values, from 0 to 1, of a KLL sketch of floats that are not above a value; several values in
 * an array give an array; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x FLOAT");
 * const summary = df.agg(F.kllSketchGetRankFloat(F.kllSketchAggFloat("x"), lit(2.5, t.float)).alias("rank"));
 * console.log(await summary.first());
 * // { rank: 0.5 }
 * ```
 */
export function kllSketchGetRankFloat<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  quantile: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_rank_float", column(sketch), column(quantile));
}
