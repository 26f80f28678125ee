import type { ArgumentType } from "../../column/argument-types.ts";
import type { Column } from "../../column/column.ts";
import type { OperandType } from "../../column/operand-types.ts";
import type { Result } from "../../typing/unresolved.ts";
import type { ColumnLike } from "../define.ts";
import { callWith, type MadeBy, type Variable } from "./define-lambda.ts";

type Key<A> = Variable<"key", readonly [ArgumentType<A>]>;
type Value<A> = Variable<"value", readonly [ArgumentType<A>]>;

/**
 * The entries of a map for which the function of key and value is true.
 *
 * @example
 * ```ts
 * const prices = lit(new Map([["DE", -5], ["FR", 30]]));
 * const df = spark.range(1).select(F.mapFilter(prices, (_zone, price) => price.gt(0)).alias("positive"));
 * console.log(await df.first());
 * // { positive: Map(1) { 'FR' => 30 } }
 * ```
 */
export function mapFilter<const A extends ColumnLike, R extends Column>(
  map: A,
  test: (key: Key<A>, value: Value<A>) => R,
): MadeBy<Result<"nullable", readonly [ArgumentType<A>]>, A, R> {
  return callWith("map_filter", [map], [2, test]);
}

/**
 * The map with every key replaced by what the function makes of key and value; an error
 * (`DUPLICATED_MAP_KEY`) where two become equal.
 *
 * @example
 * ```ts
 * const prices = lit(new Map([["de", 10], ["fr", 30]]));
 * const df = spark.range(1).select(F.transformKeys(prices, (zone) => F.upper(zone)).alias("prices"));
 * console.log(await df.first());
 * // { prices: Map(2) { 'DE' => 10, 'FR' => 30 } }
 * ```
 */
export function transformKeys<const A extends ColumnLike, R extends Column>(
  map: A,
  f: (key: Key<A>, value: Value<A>) => R,
): MadeBy<Result<"withKeys", readonly [ArgumentType<A>, OperandType<R>]>, A, R> {
  return callWith("transform_keys", [map], [2, f]);
}

/**
 * The map with every value replaced by what the function makes of key and value.
 *
 * @example
 * ```ts
 * const prices = lit(new Map([["DE", 10], ["FR", 30]]));
 * const df = spark.range(1).select(
 *   F.transformValues(prices, (_zone, price) => price.multiply(2)).alias("doubled"),
 * );
 * console.log(await df.first());
 * // { doubled: Map(2) { 'DE' => 20, 'FR' => 60 } }
 * ```
 */
export function transformValues<const A extends ColumnLike, R extends Column>(
  map: A,
  f: (key: Key<A>, value: Value<A>) => R,
): MadeBy<Result<"withValues", readonly [ArgumentType<A>, OperandType<R>]>, A, R> {
  return callWith("transform_values", [map], [2, f]);
}

/**
 * Two maps as one, each value made from a key and the values of both, null where one has none.
 *
 * @example
 * ```ts
 * const [day, night] = [lit(new Map([["DE", 10], ["FR", 30]])), lit(new Map([["DE", 4]]))];
 * const df = spark.range(1).select(
 *   F.mapZipWith(day, night, (_zone, high, low) => F.coalesce(high.minus(low), high)).alias("prices"),
 * );
 * console.log(await df.first());
 * // { prices: Map(2) { 'DE' => 6, 'FR' => 30 } }
 * ```
 */
export function mapZipWith<const A extends ColumnLike, const B extends ColumnLike, R extends Column>(
  left: A,
  right: B,
  f: (
    key: Key<A>,
    left: Variable<"valueOrNull", readonly [ArgumentType<A>]>,
    right: Variable<"valueOrNull", readonly [ArgumentType<B>]>,
  ) => R,
): MadeBy<Result<"withValues", readonly [ArgumentType<A>, OperandType<R>]>, A | B, R> {
  return callWith("map_zip_with", [left, right], [3, f]);
}
