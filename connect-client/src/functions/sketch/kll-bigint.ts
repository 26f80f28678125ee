import type { BinaryType, FieldType, LongType, StringType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, unary } from "../define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/**
 * A KLL sketch of whole numbers, as bytes from which quantiles and ranks can be estimated; since Spark 4.1.
 *
 * @param setting - `k`, which sets its size and with it the error: 8 to 65535, and 200 unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * const summary = df.agg(F.kllSketchGetQuantileBigint(F.kllSketchAggBigint("x"), 0.5).alias("median"));
 * console.log(await summary.first());
 * // { median: 2n }
 * ```
 */
export const kllSketchAggBigint = sketchAggregate("kll_sketch_agg_bigint");

/**
 * Aggregates KLL sketches of whole numbers to one; since Spark 4.1.
 *
 * @param setting - `k`, as for {@link kllSketchAggBigint}
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 1n], [1, 2n], [2, 3n], [2, 4n]], "day INT, x BIGINT");
 * const days = df.groupBy("day").agg(F.kllSketchAggBigint("x").alias("xs"));
 * console.log(await days.agg(F.kllSketchGetNBigint(F.kllMergeAggBigint("xs")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllMergeAggBigint = sketchAggregate("kll_merge_agg_bigint");

/**
 * A KLL sketch of whole numbers described in words, for logs; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * const summary = df.agg(
 *   F.kllSketchToStringBigint(F.kllSketchAggBigint("x")).contains("Sketch Summary").alias("described"),
 * );
 * console.log(await summary.first());
 * // { described: true }
 * ```
 */
export const kllSketchToStringBigint = unary<StringType>("kll_sketch_to_string_bigint");

/**
 * The number of values in a KLL sketch of whole numbers, repeats included; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * console.log(await df.agg(F.kllSketchGetNBigint(F.kllSketchAggBigint("x")).alias("n")).first());
 * // { n: 4n }
 * ```
 */
export const kllSketchGetNBigint = unary<LongType>("kll_sketch_get_n_bigint");

/**
 * Two KLL sketches of whole numbers as one; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * const sketch = F.kllSketchAggBigint("x");
 * const summary = df.agg(F.kllSketchGetNBigint(F.kllSketchMergeBigint(sketch, sketch)).alias("n"));
 * console.log(await summary.first());
 * // { n: 8n }
 * ```
 */
export const kllSketchMergeBigint = binary<BinaryType>("kll_sketch_merge_bigint");

/**
 * The value at a rank, from 0 to 1, of a KLL sketch of whole numbers; several ranks in an array give an
 * array; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * const summary = df.agg(
 *   F.kllSketchGetQuantileBigint(F.kllSketchAggBigint("x"), [0, 0.5, 1]).alias("quantiles"),
 * );
 * console.log(await summary.first());
 * // { quantiles: [ 1n, 2n, 4n ] }
 * ```
 */
export function kllSketchGetQuantileBigint<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  rank: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_quantile_bigint", column(sketch), column(rank));
}

/**
 * The share of values, from 0 to 1, of a KLL sketch of whole numbers that are not above a value; several
 * values in an array give an array; since Spark 4.1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1n], [2n], [3n], [4n]], "x BIGINT");
 * console.log(await df.agg(F.kllSketchGetRankBigint(F.kllSketchAggBigint("x"), 2n).alias("rank")).first());
 * // { rank: 0.5 }
 * ```
 */
export function kllSketchGetRankBigint<const A extends ColumnLike, const B extends ColumnLike>(
  sketch: A,
  quantile: B,
): Of<FieldType, A | B> {
  return call("kll_sketch_get_rank_bigint", column(sketch), column(quantile));
}
