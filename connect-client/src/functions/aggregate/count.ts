import type { CallName } from "../../column/argument-types.ts";
import { lit } from "../../column/col.ts";
import type { LongType, NotNull } from "../../types/index.ts";
import {
  type AggregateOf,
  type ColumnLike,
  call,
  callDistinct,
  column,
  optionalValue,
  unaryAggregate,
} from "../define.ts";

/**
 * The number of values that are not null; `F.count("*")` is the number of rows.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[1], [1], [null]], "x INT");
 * console.log(await df.agg(F.count("x").alias("values"), F.count("*").alias("rows")).first());
 * // { values: 2n, rows: 3n }
 * ```
 */
export function count<const A extends ColumnLike>(
  values: A,
): AggregateOf<NotNull<LongType>, A, never, A extends "*" ? "count(1)" : CallName<"count", A>> {
  const counted = column(values);
  return call("count", counted.toExpression().exprType.case === "unresolvedStar" ? lit(1) : counted);
}

/**
 * The number of distinct combinations of values, none of them null.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 1], ["DE", 2], ["DE", 1], ["FR", null]], "zone STRING, x INT");
 * const summary = df.agg(
 *   F.countDistinct("zone").alias("zones"),
 *   F.countDistinct("zone", "x").alias("pairs"),
 * );
 * console.log(await summary.first());
 * // { zones: 2n, pairs: 2n }
 * ```
 */
export function countDistinct<const A extends readonly [ColumnLike, ...ColumnLike[]]>(
  ...columns: A
): AggregateOf<NotNull<LongType>, A[number]> {
  return callDistinct("count", ...columns.map(column));
}

/**
 * The number of rows for which a condition is true.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [-5], [null]], "price INT");
 * console.log(await df.agg(F.countIf(col("price").lt(0)).alias("negative")).first());
 * // { negative: 1n }
 * ```
 */
export const countIf = unaryAggregate<NotNull<LongType>>("count_if");

/**
 * The number of distinct values, estimated, in little memory.
 *
 * @param relativeError - the standard deviation allowed, 0.05 unless given
 * @example
 * ```ts
 * console.log(await spark.range(100).agg(F.approxCountDistinct("id", 0.1).between(80, 120).alias("near")).first());
 * // { near: true }
 * ```
 */
export function approxCountDistinct<const A extends ColumnLike>(
  values: A,
  relativeError?: number,
): AggregateOf<NotNull<LongType>, A> {
  return call("approx_count_distinct", column(values), optionalValue(relativeError));
}
