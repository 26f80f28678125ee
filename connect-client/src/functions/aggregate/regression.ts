import type { DoubleType, LongType } from "../../types/index.ts";
import { type AggregateOf, type ColumnLike, call, column } from "../define.ts";

/**
 * Pearson's correlation of two columns, from -1 to 1; null where one of them does not vary.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [2, 4], [3, 2]], "x INT, y INT");
 * console.log(await df.agg(F.corr("x", "y").alias("correlation")).first());
 * // { correlation: -1 }
 * ```
 */
export function corr<const A extends ColumnLike, const B extends ColumnLike>(
  x: A,
  y: B,
): AggregateOf<DoubleType, A | B> {
  return call("corr", column(x), column(y));
}

/**
 * The covariance of two columns that are the whole population.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [2, 4], [3, 2]], "x INT, y INT");
 * console.log(await df.agg(F.round(F.covarPop("x", "y"), 6).alias("covariance")).first());
 * // { covariance: -1.333333 }
 * ```
 */
export function covarPop<const A extends ColumnLike, const B extends ColumnLike>(
  x: A,
  y: B,
): AggregateOf<DoubleType, A | B> {
  return call("covar_pop", column(x), column(y));
}

/**
 * The covariance of two columns that are a sample; null of fewer than two rows.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [2, 4], [3, 2]], "x INT, y INT");
 * console.log(await df.agg(F.covarSamp("x", "y").alias("covariance")).first());
 * // { covariance: -2 }
 * ```
 */
export function covarSamp<const A extends ColumnLike, const B extends ColumnLike>(
  x: A,
  y: B,
): AggregateOf<DoubleType, A | B> {
  return call("covar_samp", column(x), column(y));
}

/**
 * The mean of x over pairs (y, x) in which neither is null; y is the first argument, as in all of these
 * functions.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [3, 2], [9, null]], "x INT, y INT");
 * console.log(await df.agg(F.regrAvgx("y", "x").alias("x")).first());
 * // { x: 2 }
 * ```
 */
export function regrAvgx<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_avgx", column(y), column(x));
}

/**
 * The mean of y over pairs (y, x) in which neither is null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [3, 2], [null, 9]], "x INT, y INT");
 * console.log(await df.agg(F.regrAvgy("y", "x").alias("y")).first());
 * // { y: 4 }
 * ```
 */
export function regrAvgy<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_avgy", column(y), column(x));
}

/**
 * The number of pairs (y, x) in which neither is null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 6], [3, 2], [9, null]], "x INT, y INT");
 * console.log(await df.agg(F.regrCount("y", "x").alias("pairs")).first());
 * // { pairs: 2n }
 * ```
 */
export function regrCount<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<LongType, A | B> {
  return call("regr_count", column(y), column(x));
}

/**
 * Where the regression line of y on x meets the y axis.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrIntercept("y", "x").alias("intercept")).first());
 * // { intercept: 1 }
 * ```
 */
export function regrIntercept<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_intercept", column(y), column(x));
}

/**
 * How well the regression line of y on x fits, from 0 to 1.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrR2("y", "x").alias("fit")).first());
 * // { fit: 1 }
 * ```
 */
export function regrR2<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_r2", column(y), column(x));
}

/**
 * The slope of the regression line of y on x.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrSlope("y", "x").alias("slope")).first());
 * // { slope: 2 }
 * ```
 */
export function regrSlope<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_slope", column(y), column(x));
}

/**
 * The sum of squares of x around its mean, over pairs (y, x) in which neither is null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrSxx("y", "x").alias("sxx")).first());
 * // { sxx: 2 }
 * ```
 */
export function regrSxx<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_sxx", column(y), column(x));
}

/**
 * The sum of products of y and x around their means, over pairs (y, x) in which neither is null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrSxy("y", "x").alias("sxy")).first());
 * // { sxy: 4 }
 * ```
 */
export function regrSxy<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_sxy", column(y), column(x));
}

/**
 * The sum of squares of y around its mean, over pairs (y, x) in which neither is null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1, 3], [2, 5], [3, 7]], "x INT, y INT");
 * console.log(await df.agg(F.regrSyy("y", "x").alias("syy")).first());
 * // { syy: 8 }
 * ```
 */
export function regrSyy<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): AggregateOf<DoubleType, A | B> {
  return call("regr_syy", column(y), column(x));
}
