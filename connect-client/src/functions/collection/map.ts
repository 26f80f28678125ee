import type { ColumnValue } from "../../column/operand-types.ts";
import type { BooleanType, MapType, StringType } from "../../types/index.ts";
import {
  binaryBy,
  type ColumnLike,
  call,
  column,
  type Of,
  unary,
  unaryBy,
  value,
  variadicBy,
  variadicOrList,
} from "../define.ts";

/**
 * A map of the columns, in turn a key and its value; an error for a key that is null (`NULL_MAP_KEY`) or
 * there twice (`DUPLICATED_MAP_KEY`).
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10]], "zone STRING, price INT");
 * console.log(await df.select(F.createMap("zone", "price").alias("prices")).first());
 * // { prices: Map(1) { 'DE' => 10 } }
 * ```
 */
export const createMap = variadicBy<"map">("map");

/**
 * The entries of all maps; an error (`DUPLICATED_MAP_KEY`) for a key that is in two of them, unless
 * `spark.sql.mapKeyDedupPolicy` is `LAST_WIN`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.mapConcat(lit(new Map([["a", 1]])), lit(new Map([["b", 2]]))).alias("map"),
 * );
 * console.log(await df.first());
 * // { map: Map(2) { 'a' => 1, 'b' => 2 } }
 * ```
 */
export const mapConcat = variadicOrList("map_concat");

/**
 * Whether the map has a key.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.mapContainsKey(lit(new Map([["a", null]])), "a").alias("yes"));
 * console.log(await df.first());
 * // { yes: true }
 * ```
 */
export function mapContainsKey<const A extends ColumnLike, const B extends ColumnValue>(
  map: A,
  key: B,
): Of<BooleanType, A, B> {
  return call("map_contains_key", column(map), value(key));
}

/**
 * The entries as an array of structs with `key` and `value`.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.mapEntries(lit(new Map([["a", 1]]))).alias("entries")).first());
 * // { entries: [ { key: 'a', value: 1 } ] }
 * ```
 */
export const mapEntries = unaryBy<"entries">("map_entries");

/**
 * A map of an array of keys and one of values, which must be as long.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.mapFromArrays(lit(["a", "b"]), lit([1, 2])).alias("map"));
 * console.log(await df.first());
 * // { map: Map(2) { 'a' => 1, 'b' => 2 } }
 * ```
 */
export const mapFromArrays = binaryBy<"mapOfArrays">("map_from_arrays");

/**
 * A map of an array of structs of a key and a value.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.mapFromEntries(lit([{ k: "a", n: 1 }])).alias("map")).first());
 * // { map: Map(1) { 'a' => 1 } }
 * ```
 */
export const mapFromEntries = unary("map_from_entries");

/**
 * The keys as an array.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.mapKeys(lit(new Map([["a", 1], ["b", 2]]))).alias("keys"));
 * console.log(await df.first());
 * // { keys: [ 'a', 'b' ] }
 * ```
 */
export const mapKeys = unaryBy<"keys">("map_keys");

/**
 * The values as an array.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.mapValues(lit(new Map([["a", 1], ["b", 2]]))).alias("values"));
 * console.log(await df.first());
 * // { values: [ 1, 2 ] }
 * ```
 */
export const mapValues = unaryBy<"values">("map_values");

/**
 * A map of text such as `a:1,b:2`, the value of a part without one null.
 *
 * @param pairDelimiter - a regular expression, `,` unless given
 * @param keyValueDelimiter - a regular expression, `:` unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(F.strToMap(lit("a=1&b"), lit("&"), lit("=")).alias("query"));
 * console.log(await df.first());
 * // { query: Map(2) { 'a' => '1', 'b' => null } }
 * ```
 */
export function strToMap<const A extends ColumnLike>(
  text: A,
  pairDelimiter: ColumnLike = value(","),
  keyValueDelimiter: ColumnLike = value(":"),
): Of<MapType<StringType, StringType>, A> {
  return call("str_to_map", column(text), column(pairDelimiter), column(keyValueDelimiter));
}
