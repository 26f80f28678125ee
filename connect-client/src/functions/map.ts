import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { BooleanType, MapType, StringType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, unary, value, variadic, variadicOrList } from "./define.ts";

/** A map of the columns, in turn a key and its value: `F.createMap("name", "age")`. */
export const createMap = variadicOrList("map");

/** The entries of all maps; a key that is in two of them is an error unless the session allows it. */
export const mapConcat = variadicOrList("map_concat");

/** Whether the map has a key. */
export function mapContainsKey(map: ColumnLike, key: ColumnValue): Column<BooleanType> {
  return call("map_contains_key", column(map), value(key));
}

/** The entries as an array of structs with `key` and `value`. */
export const mapEntries = unary("map_entries");

/** A map of an array of keys and one of values. */
export const mapFromArrays = binary("map_from_arrays");

/** A map of an array of structs of a key and a value. */
export const mapFromEntries = unary("map_from_entries");

/** The keys as an array. */
export const mapKeys = unary("map_keys");

/** The values as an array. */
export const mapValues = unary("map_values");

/** A map of text such as `a:1,b:2`; the delimiters may be given as columns. */
export function strToMap(
  text: ColumnLike,
  pairDelimiter: ColumnLike = value(","),
  keyValueDelimiter: ColumnLike = value(":"),
): Column<MapType<StringType, StringType>> {
  return call("str_to_map", column(text), column(pairDelimiter), column(keyValueDelimiter));
}

/** A struct of the columns, with their names. */
export const struct = variadicOrList("struct");

/** A struct of the columns, in turn a name and its value: `F.namedStruct(lit("n"), "count")`. */
export const namedStruct = variadic("named_struct");
