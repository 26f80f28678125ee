import type { ArgumentType } from "../../column/argument-types.ts";
import type { DoubleType } from "../../types/index.ts";
import type { Result } from "../../typing/unresolved.ts";
import {
  type AggregateOf,
  type ColumnLike,
  call,
  callDistinct,
  column,
  unaryAggregate,
  unaryAggregateBy,
  value,
} from "../define.ts";

/**
 * The sum, as a long, double or wider decimal; null where there is no value, and an error
 * (`ARITHMETIC_OVERFLOW`) where it overflows, for which {@link trySum} gives null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [2], [null]], "x INT");
 * console.log(await df.agg(F.sum("x").alias("sum"), F.sumDistinct("x").alias("distinct")).first());
 * // { sum: 5n, distinct: 3n }
 * ```
 */
export const sum = unaryAggregateBy<"sum", "sum">("sum");

/**
 * The sum of the distinct values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [2]], "x INT");
 * console.log(await df.agg(F.sumDistinct("x").alias("sum")).first());
 * // { sum: 3n }
 * ```
 */
export function sumDistinct<const A extends ColumnLike>(
  values: A,
): AggregateOf<Result<"sum", readonly [ArgumentType<A>]>, A> {
  return callDistinct("sum", column(values));
}

/**
 * The sum, or null where it overflows.
 *
 * @example
 * ```ts
 * const greatest = 9_223_372_036_854_775_807n;
 * const df = spark.createDataFrame([[greatest], [1n]], "x BIGINT");
 * console.log(await df.agg(F.trySum("x").alias("sum")).first());
 * // { sum: null }
 * ```
 */
export const trySum = unaryAggregateBy<"sum", "try_sum">("try_sum");

/**
 * The product of the values, as a double.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [3], [7]], "x INT");
 * console.log(await df.agg(F.product("x").alias("product")).first());
 * // { product: 42 }
 * ```
 */
export const product = unaryAggregate<DoubleType>("product");

/**
 * The mean; nulls do not count as 0.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [null], [4]], "x INT");
 * console.log(await df.agg(F.avg("x").alias("mean")).first());
 * // { mean: 2.5 }
 * ```
 */
export const avg = unaryAggregateBy<"mean", "avg">("avg");

/** {@link avg}. */
export const mean = avg;

/**
 * The mean, or null where the sum overflows.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [null], [4]], "x INT");
 * console.log(await df.agg(F.tryAvg("x").alias("mean")).first());
 * // { mean: 2.5 }
 * ```
 */
export const tryAvg = unaryAggregateBy<"mean", "try_avg">("try_avg");

/**
 * The middle value, or the mean of the two in the middle.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [100]], "x INT");
 * console.log(await df.agg(F.median("x").alias("median")).first());
 * // { median: 2.5 }
 * ```
 */
export const median = unaryAggregateBy<"median", "median">("median");

/**
 * The most frequent value; of several the smallest if `deterministic`, otherwise any.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[3], [3], [1], [1], [2]], "x INT");
 * console.log(await df.agg(F.mode("x", true).alias("mode")).first());
 * // { mode: 1 }
 * ```
 */
export function mode<const A extends ColumnLike>(
  values: A,
  deterministic = false,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("mode", column(values), value(deterministic));
}
