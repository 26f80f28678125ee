import type { ArgumentType } from "../../column/argument-types.ts";
import { checkPositive } from "../../plan/arguments.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type AggregateOf, type ColumnLike, call, column, unaryAggregateBy, value } from "../define.ts";

/**
 * The greatest value, by the order of its type: of texts by their bytes, of structs by their first fields.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10], ["FR", 30], ["NL", null]], "zone STRING, price INT");
 * console.log(await df.agg(F.max("price").alias("price"), F.max("zone").alias("zone")).first());
 * // { price: 30, zone: 'NL' }
 * ```
 */
export const max = unaryAggregateBy<"nullable", "max">("max");

/**
 * The value of the first column where the second is greatest; rows where that is null do not count.
 *
 * @param k - from Spark 4.2 on: an array of the values of so many rows, the greatest first
 * @throws {@link ArgumentError} if `k` is no whole number from 1
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10], ["FR", 30], ["NL", null]], "zone STRING, price INT");
 * console.log(await df.agg(F.maxBy("zone", "price").alias("dearest")).first());
 * // { dearest: 'FR' }
 * ```
 */
export function maxBy<const A extends ColumnLike, const B extends ColumnLike, K extends number = never>(
  values: A,
  order: B,
  k?: K,
): AggregateOf<Result<[K] extends [never] ? "nullable" : "arrayOf", readonly [ArgumentType<A>]>, A | B> {
  return call(
    "max_by",
    column(values),
    column(order),
    k === undefined ? undefined : value(checkPositive("k", k)),
  );
}

/**
 * The smallest value, by the order of its type.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [null], [30]], "price INT");
 * console.log(await df.agg(F.min("price").alias("price")).first());
 * // { price: 10 }
 * ```
 */
export const min = unaryAggregateBy<"nullable", "min">("min");

/**
 * The value of the first column where the second is smallest; rows where that is null do not count.
 *
 * @param k - from Spark 4.2 on: an array of the values of so many rows, the smallest first
 * @throws {@link ArgumentError} if `k` is no whole number from 1
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10], ["FR", 30], ["NL", null]], "zone STRING, price INT");
 * console.log(await df.agg(F.minBy("zone", "price").alias("cheapest")).first());
 * // { cheapest: 'DE' }
 * ```
 */
export function minBy<const A extends ColumnLike, const B extends ColumnLike, K extends number = never>(
  values: A,
  order: B,
  k?: K,
): AggregateOf<Result<[K] extends [never] ? "nullable" : "arrayOf", readonly [ArgumentType<A>]>, A | B> {
  return call(
    "min_by",
    column(values),
    column(order),
    k === undefined ? undefined : value(checkPositive("k", k)),
  );
}
