import type { ArgumentType } from "../../column/argument-types.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type AggregateOf, type ColumnLike, call, column, optionalValue, value } from "../define.ts";

/**
 * Some value of the group, any one.
 *
 * @param ignoreNulls - whether to pass over nulls; false unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([[null], ["DE"]], "zone STRING");
 * console.log(await df.agg(F.anyValue("zone", true).alias("zone")).first());
 * // { zone: 'DE' }
 * ```
 */
export function anyValue<const A extends ColumnLike, const B extends ColumnValue = never>(
  values: A,
  ignoreNulls?: B,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A, B> {
  return call("any_value", column(values), optionalValue(ignoreNulls));
}

/**
 * The first value of the group, in the order the rows happen to have; for a certain one use {@link minBy}.
 *
 * @param ignoreNulls - whether to pass over nulls
 * @example
 * ```ts
 * const df = spark.createDataFrame([[null], ["DE"]], "zone STRING");
 * console.log(await df.agg(F.first("zone", true).alias("zone")).first());
 * // { zone: 'DE' }
 * ```
 */
export function first<const A extends ColumnLike>(
  values: A,
  ignoreNulls = false,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("first", column(values), value(ignoreNulls));
}

/** {@link first}. */
export function firstValue<const A extends ColumnLike, const B extends ColumnValue = never>(
  values: A,
  ignoreNulls?: B,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A, B> {
  return call("first_value", column(values), optionalValue(ignoreNulls));
}

/**
 * The last value of the group, in the order the rows happen to have; for a certain one use {@link maxBy}.
 *
 * @param ignoreNulls - whether to pass over nulls
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE"], [null]], "zone STRING");
 * console.log(await df.agg(F.last("zone", true).alias("zone")).first());
 * // { zone: 'DE' }
 * ```
 */
export function last<const A extends ColumnLike>(
  values: A,
  ignoreNulls = false,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return call("last", column(values), value(ignoreNulls));
}

/** {@link last}. */
export function lastValue<const A extends ColumnLike, const B extends ColumnValue = never>(
  values: A,
  ignoreNulls?: B,
): AggregateOf<Result<"nullable", readonly [ArgumentType<A>]>, A, B> {
  return call("last_value", column(values), optionalValue(ignoreNulls));
}
