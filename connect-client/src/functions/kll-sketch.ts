import type { BinaryType, LongType, StringType } from "../types/index.ts";
import { binary, unary } from "./define.ts";
import { sketchAggregate } from "./sketch-aggregate.ts";

/** A KLL quantile sketch of whole numbers; `k` sets its size; since Spark 4.1. */
export const kllSketchAggBigint = sketchAggregate("kll_sketch_agg_bigint");

/** Aggregates KLL sketches of whole numbers to one; since Spark 4.1. */
export const kllMergeAggBigint = sketchAggregate("kll_merge_agg_bigint");

/** A KLL sketch of whole numbers described in words; since Spark 4.1. */
export const kllSketchToStringBigint = unary<StringType>("kll_sketch_to_string_bigint");

/** The number of values in a KLL sketch of whole numbers; since Spark 4.1. */
export const kllSketchGetNBigint = unary<LongType>("kll_sketch_get_n_bigint");

/** Two KLL sketches of whole numbers as one; since Spark 4.1. */
export const kllSketchMergeBigint = binary<BinaryType>("kll_sketch_merge_bigint");

/** The value at a rank from 0 to 1 of a KLL sketch of whole numbers; since Spark 4.1. */
export const kllSketchGetQuantileBigint = binary("kll_sketch_get_quantile_bigint");

/** The rank from 0 to 1 of a value in a KLL sketch of whole numbers; since Spark 4.1. */
export const kllSketchGetRankBigint = binary("kll_sketch_get_rank_bigint");

/** A KLL quantile sketch of floats; `k` sets its size; since Spark 4.1. */
export const kllSketchAggFloat = sketchAggregate("kll_sketch_agg_float");

/** Aggregates KLL sketches of floats to one; since Spark 4.1. */
export const kllMergeAggFloat = sketchAggregate("kll_merge_agg_float");

/** A KLL sketch of floats described in words; since Spark 4.1. */
export const kllSketchToStringFloat = unary<StringType>("kll_sketch_to_string_float");

/** The number of values in a KLL sketch of floats; since Spark 4.1. */
export const kllSketchGetNFloat = unary<LongType>("kll_sketch_get_n_float");

/** Two KLL sketches of floats as one; since Spark 4.1. */
export const kllSketchMergeFloat = binary<BinaryType>("kll_sketch_merge_float");

/** The value at a rank from 0 to 1 of a KLL sketch of floats; since Spark 4.1. */
export const kllSketchGetQuantileFloat = binary("kll_sketch_get_quantile_float");

/** The rank from 0 to 1 of a value in a KLL sketch of floats; since Spark 4.1. */
export const kllSketchGetRankFloat = binary("kll_sketch_get_rank_float");

/** A KLL quantile sketch of doubles; `k` sets its size; since Spark 4.1. */
export const kllSketchAggDouble = sketchAggregate("kll_sketch_agg_double");

/** Aggregates KLL sketches of doubles to one; since Spark 4.1. */
export const kllMergeAggDouble = sketchAggregate("kll_merge_agg_double");

/** A KLL sketch of doubles described in words; since Spark 4.1. */
export const kllSketchToStringDouble = unary<StringType>("kll_sketch_to_string_double");

/** The number of values in a KLL sketch of doubles; since Spark 4.1. */
export const kllSketchGetNDouble = unary<LongType>("kll_sketch_get_n_double");

/** Two KLL sketches of doubles as one; since Spark 4.1. */
export const kllSketchMergeDouble = binary<BinaryType>("kll_sketch_merge_double");

/** The value at a rank from 0 to 1 of a KLL sketch of doubles; since Spark 4.1. */
export const kllSketchGetQuantileDouble = binary("kll_sketch_get_quantile_double");

/** The rank from 0 to 1 of a value in a KLL sketch of doubles; since Spark 4.1. */
export const kllSketchGetRankDouble = binary("kll_sketch_get_rank_double");
