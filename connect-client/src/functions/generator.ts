import type { Column } from "../column/column.ts";
import { type ColumnLike, call, column, unary, value, variadic } from "./define.ts";

/** A row for each item of an array or entry of a map; none for null or empty ones. */
export const explode = unary("explode");

/** {@link explode}, with one row of nulls for null or empty ones. */
export const explodeOuter = unary("explode_outer");

/** {@link explode} with the position, from 0, as a first column. */
export const posexplode = unary("posexplode");

/** {@link explodeOuter} with the position, from 0, as a first column. */
export const posexplodeOuter = unary("posexplode_outer");

/** A row for each struct of an array, its fields as columns. */
export const inline = unary("inline");

/** {@link inline}, with one row of nulls for null or empty arrays. */
export const inlineOuter = unary("inline_outer");

/** The columns, after the first, spread over as many rows as the first says. */
export const stack = variadic("stack");

/** The values of fields of a JSON text, as columns of text. */
export function jsonTuple(json: ColumnLike, ...fields: readonly [string, ...string[]]): Column {
  return call("json_tuple", column(json), ...fields.map(value));
}
