import type { ArrayType, FloatType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, optionalColumn, unaryAggregate } from "./define.ts";

type FloatVector = ArrayType<FloatType>;

/**
 * The mean of the vectors of the group, item by item; vectors are arrays of floats of one length;
 * since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 2]], [[3, 6]]], "v ARRAY<FLOAT>");
 * console.log(await df.agg(F.vectorAvg("v").alias("mean")).first());
 * // { mean: [ 2, 4 ] }
 * ```
 */
export const vectorAvg = unaryAggregate<FloatVector>("vector_avg");

/**
 * The sum of the vectors of the group, item by item; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 2]], [[3, 6]]], "v ARRAY<FLOAT>");
 * console.log(await df.agg(F.vectorSum("v").alias("sum")).first());
 * // { sum: [ 4, 8 ] }
 * ```
 */
export const vectorSum = unaryAggregate<FloatVector>("vector_sum");

/**
 * The cosine of the angle between two vectors, from -1 to 1; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 0], [0, 2]], [[1, 0], [3, 0]]], "a ARRAY<FLOAT>, b ARRAY<FLOAT>");
 * await df.select(F.vectorCosineSimilarity("a", "b").alias("similarity")).show();
 * // +----------+
 * // |similarity|
 * // +----------+
 * // |       0.0|
 * // |       1.0|
 * // +----------+
 * ```
 */
export const vectorCosineSimilarity = binary<FloatType>("vector_cosine_similarity");

/**
 * The inner product of two vectors; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 2], [3, 4]]], "a ARRAY<FLOAT>, b ARRAY<FLOAT>");
 * console.log(await df.select(F.vectorInnerProduct("a", "b").alias("product")).first());
 * // { product: 11 }
 * ```
 */
export const vectorInnerProduct = binary<FloatType>("vector_inner_product");

/**
 * The Euclidean distance of two vectors; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[0, 0], [3, 4]]], "a ARRAY<FLOAT>, b ARRAY<FLOAT>");
 * console.log(await df.select(F.vectorL2Distance("a", "b").alias("distance")).first());
 * // { distance: 5 }
 * ```
 */
export const vectorL2Distance = binary<FloatType>("vector_l2_distance");

/**
 * The length of a vector by a degree: 1, infinity, or 2 (Euclid's) unless given; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[3, 4]]], "v ARRAY<FLOAT>");
 * const one = F.vectorNorm("v", lit(1, t.float));
 * console.log(await df.select(F.vectorNorm("v").alias("euclid"), one.alias("one")).first());
 * // { euclid: 5, one: 7 }
 * ```
 */
export function vectorNorm<const A extends ColumnLike, const B extends ColumnLike = never>(
  vector: A,
  degree?: B,
): Of<FloatType, A | B> {
  return call("vector_norm", column(vector), optionalColumn(degree));
}

/**
 * The vector divided by its {@link vectorNorm}; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[0, 2]]], "v ARRAY<FLOAT>");
 * console.log(await df.select(F.vectorNormalize("v").alias("v")).first());
 * // { v: [ 0, 1 ] }
 * ```
 */
export function vectorNormalize<const A extends ColumnLike, const B extends ColumnLike = never>(
  vector: A,
  degree?: B,
): Of<FloatVector, A | B> {
  return call("vector_normalize", column(vector), optionalColumn(degree));
}
