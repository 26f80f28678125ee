import type { DoubleType } from "../../types/index.ts";
import { unaryAggregate } from "../define.ts";

/**
 * The standard deviation of a sample: the divisor is one less than the number of values. Null of fewer than
 * two values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [4], [5]], "x INT");
 * console.log(await df.agg(F.stddev("x").alias("sample"), F.stddevPop("x").alias("population")).first());
 * // { sample: 1.5811388300841898, population: 1.4142135623730951 }
 * ```
 */
export const stddev = unaryAggregate<DoubleType>("stddev");

/** {@link stddev}. */
export const std = unaryAggregate<DoubleType>("std");

/** {@link stddev}. */
export const stddevSamp = unaryAggregate<DoubleType>("stddev_samp");

/**
 * The standard deviation of a whole population: the divisor is the number of values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [4], [4], [4], [5], [5], [7], [9]], "x INT");
 * console.log(await df.agg(F.stddevPop("x").alias("deviation")).first());
 * // { deviation: 2 }
 * ```
 */
export const stddevPop = unaryAggregate<DoubleType>("stddev_pop");

/**
 * The variance of a sample: the divisor is one less than the number of values. Null of fewer than two values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [4], [5]], "x INT");
 * console.log(await df.agg(F.variance("x").alias("sample"), F.varPop("x").alias("population")).first());
 * // { sample: 2.5, population: 2 }
 * ```
 */
export const variance = unaryAggregate<DoubleType>("variance");

/** {@link variance}. */
export const varSamp = unaryAggregate<DoubleType>("var_samp");

/**
 * The variance of a whole population: the divisor is the number of values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [4], [4], [4], [5], [5], [7], [9]], "x INT");
 * console.log(await df.agg(F.varPop("x").alias("variance")).first());
 * // { variance: 4 }
 * ```
 */
export const varPop = unaryAggregate<DoubleType>("var_pop");

/**
 * How far the distribution leans to one side: positive with a long tail of great values; null where all are
 * equal.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [1], [1], [5]], "x INT");
 * const summary = df.agg(
 *   F.round(F.skewness("x"), 6).alias("toTheRight"),
 *   F.skewness(col("x").multiply(0)).alias("none"),
 * );
 * console.log(await summary.first());
 * // { toTheRight: 1.154701, none: null }
 * ```
 */
export const skewness = unaryAggregate<DoubleType>("skewness");

/**
 * How heavy the tails of the distribution are, 0 for a normal one (the excess kurtosis); null where all are
 * equal.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [4], [5]], "x INT");
 * console.log(await df.agg(F.round(F.kurtosis("x"), 6).alias("flat")).first());
 * // { flat: -1.3 }
 * ```
 */
export const kurtosis = unaryAggregate<DoubleType>("kurtosis");
