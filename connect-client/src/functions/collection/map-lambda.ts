import type { Column } from "../../column/column.ts";
import type { ColumnLike } from "../define.ts";
import { type Binary, callWith, type Ternary } from "./define-lambda.ts";

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
export function mapFilter(map: ColumnLike, test: Binary): Column {
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
export function transformKeys(map: ColumnLike, f: Binary): Column {
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
export function transformValues(map: ColumnLike, f: Binary): Column {
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
export function mapZipWith(left: ColumnLike, right: ColumnLike, f: Ternary): Column {
  return callWith("map_zip_with", [left, right], [3, f]);
}
