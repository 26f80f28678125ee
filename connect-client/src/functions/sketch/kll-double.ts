import type { BinaryType, FieldType, LongType, StringType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, unary } from "../define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/**
 * A KLL sketch of doubles, as bytes from which quantiles and ranks can be estimated; since Spark 4.1.
 *
 * @param setting - `k`, which sets its size and with it the error: 8 to 65535, and 200 unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * const summary = df.agg(F.kllSketchGetQuantileDouble(F.kllSketchAggDouble("x"), 0.5).alias("median"));
 * console.log(await summary.first());
 * // { median: 2.5 }
 * ```
 */
export const kllSketchAggDouble = sketchAggregate("kll_sketch_agg_double");

/**
 * Aggregates KLL sketches of doubles to one; since Spark 4.1.
 *
 * @param setting - `k`, as for {@link kllSketchAggDouble}
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 1.5], [1, 2.5], [2, 3.5], [2, 4.5]], "day INT, x DOUBLE");
 * const days = df.groupBy("day").agg(F.kllSketchAggDouble("x").alias("xs"));
 * console.log(await days.agg(F.kllSketchGetNDouble(F.kllMergeAggDouble("xs")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllMergeAggDouble = sketchAggregate("kll_merge_agg_double");

/**
 * A KLL sketch of doubles described in words, for logs; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * const summary = df.agg(
 *   F.kllSketchToStringDouble(F.kllSketchAggDouble("x")).contains("Sketch Summary").alias("described"),
 * );
 * console.log(await summary.first());
 * // { described: true }
 * ```
 */
export const kllSketchToStringDouble = unary<StringType>("kll_sketch_to_string_double");

/**
 * The number of values in a KLL sketch of doubles, repeats included; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * console.log(await df.agg(F.kllSketchGetNDouble(F.kllSketchAggDouble("x")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllSketchGetNDouble = unary<LongType>("kll_sketch_get_n_double");

/**
 * Two KLL sketches of doubles as one; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * const sketch = F.kllSketchAggDouble("x");
 * const summary = df.agg(F.kllSketchGetNDouble(F.kllSketchMergeDouble(sketch, sketch)).alias("n"));
 * console.log(await summary.first());
 * // { n: 8n }
 * ```
 */
export const kllSketchMergeDouble = binary<BinaryType>("kll_sketch_merge_double");

/**
 * The value at a rank, from 0 to 1, of a KLL sketch of doubles; several ranks in an array give an array;
 * since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * const summary = df.agg(
 *   F.kllSketchGetQuantileDouble(F.kllSketchAggDouble("x"), [0, 0.5, 1]).alias("quantiles"),
 * );
 * console.log(await summary.first());
 * // { quantiles: [ 1.5, 2.5, 4.5 ] }
 * ```
 */
export function kllSketchGetQuantileDouble<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  rank: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_quantile_double", column(sketch), column(rank));
}

/**
 * The share of values, from 0 to 1, of a KLL sketch of doubles that are not above a value; several values in
 * an array give an array; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1.5], [2.5], [3.5], [4.5]], "x DOUBLE");
 * console.log(await df.agg(F.kllSketchGetRankDouble(F.kllSketchAggDouble("x"), 2.5).alias("rank")).first());
 * // { rank: 0.5 }
 * ```
 */
export function kllSketchGetRankDouble<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  quantile: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_rank_double", column(sketch), column(quantile));
}
