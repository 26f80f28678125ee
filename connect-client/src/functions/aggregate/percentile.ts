import type { ArgumentType } from "../../column/argument-types.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { FieldType } from "../../types/index.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type AggregateOf, type ColumnLike, call, column, value } from "../define.ts";

/** What one percentage gives; of a list of them, or a column, the compiler does not know it. */
type AtOne<Rule extends "median" | "nullable", A, Percentage> = Percentage extends number
  ? Result<Rule, readonly [ArgumentType<A>]>
  : FieldType;

/**
 * The exact percentile, between two values where it falls there; several percentages in an array give an
 * array.
 *
 * @param percentage - from 0 to 1
 * @param frequency - how often each value counts
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [10]], "x INT");
 * const summary = df.agg(
 *   F.percentile("x", 0.5).alias("median"),
 *   F.percentile("x", [0, 0.75]).alias("several"),
 * );
 * console.log(await summary.first());
 * // { median: 2.5, several: [ 1, 4.75 ] }
 * ```
 */
export function percentile<const A extends ColumnLike, const B extends ColumnValue>(
  values: A,
  percentage: B,
  frequency: ColumnValue = 1,
): AggregateOf<AtOne<"median", A, B>, A, B> {
  return call("percentile", column(values), value(percentage), value(frequency));
}

/**
 * A value of the column that is near the percentile; several percentages in an array give an array.
 *
 * @param percentage - from 0 to 1
 * @param accuracy - the greater, the nearer and the more memory: ranks are off by 1 / `accuracy` of the rows
 *   at most
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [2], [3], [10]], "x INT");
 * const summary = df.agg(
 *   F.percentileApprox("x", 0.5).alias("median"),
 *   F.percentileApprox("x", [0, 1]).alias("ends"),
 * );
 * console.log(await summary.first());
 * // { median: 2, ends: [ 1, 10 ] }
 * ```
 */
export function percentileApprox<const A extends ColumnLike, const B extends ColumnValue>(
  values: A,
  percentage: B,
  accuracy: ColumnValue = 10000,
): AggregateOf<AtOne<"nullable", A, B>, A, B> {
  return call("percentile_approx", column(values), value(percentage), value(accuracy));
}

/** {@link percentileApprox}. */
export function approxPercentile<const A extends ColumnLike, const B extends ColumnValue>(
  values: A,
  percentage: B,
  accuracy: ColumnValue = 10000,
): AggregateOf<AtOne<"nullable", A, B>, A, B> {
  return call("approx_percentile", column(values), value(percentage), value(accuracy));
}
