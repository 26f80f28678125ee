import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import {
  type ArrayType,
  DataType,
  type FieldType,
  type IntegerType,
  type StringType,
} from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value } from "../define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/** A schema as the text a function takes: JSON keeps nullability, which DDL does not. */
export function schemaArgument(schema: DataType | Column | string): Column {
  return schema instanceof DataType ? value(schema.json()) : value(schema);
}

/**
 * Parses JSON text: a field that is missing or does not fit is null, as are all fields where the text is not
 * JSON.
 *
 * @param schema - a type, DDL text, or a column from {@link schemaOfJson}
 * @param options - as for reading JSON files, such as `mode: "FAILFAST"` for errors in place of nulls
 * @example
 * ```ts
 * const schema = t.struct({ zone: t.string, price: t.double });
 * const df = spark.range(1).select(
 *   F.fromJson(lit('{"zone":"FR","price":98.5}'), schema).alias("row"),
 *   F.fromJson(lit("n/a"), schema).alias("bad"),
 * );
 * console.log(await df.first());
 * // { row: { zone: 'FR', price: 98.5 }, bad: { zone: null, price: null } }
 * ```
 */
export function fromJson<T extends DataType>(json: ColumnLike, schema: T, options?: Options): Column<T>;
export function fromJson(json: ColumnLike, schema: Column | string, options?: Options): Column;
export function fromJson<const A extends ColumnLike>(
  json: A,
  schema: DataType | Column | string,
  options?: Options,
): Of<FieldType, A> {
  return call("from_json", column(json), schemaArgument(schema), optionsArgument(options));
}

/**
 * The part of a JSON text at a path such as `$.prices[0]`, as text; null where there is none or the text is
 * not JSON.
 *
 * @param path - from `$`, with `.name`, `['name']`, `[0]` counted from 0, and `[*]` for all items
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.getJsonObject(lit('{"prices":[98.5,{"at":7}]}'), "$.prices[1]").alias("part"),
 * );
 * console.log(await df.first());
 * // { part: '{"at":7}' }
 * ```
 */
export function getJsonObject<const A extends ColumnLike>(json: A, path: string): Of<StringType, A> {
  return call("get_json_object", column(json), value(path));
}

/**
 * The number of items of a JSON array; null where the text is none.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.jsonArrayLength(lit('[1, [2, 3]]')).alias("items"),
 *   F.jsonArrayLength(lit("{}")).alias("none"),
 * );
 * console.log(await df.first());
 * // { items: 2, none: null }
 * ```
 */
export const jsonArrayLength = unary<IntegerType>("json_array_length");

/**
 * The keys of a JSON object, of the outermost level; null where the text is none.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.jsonObjectKeys(lit('{"a":1,"b":{"c":2}}')).alias("keys"));
 * console.log(await df.first());
 * // { keys: [ 'a', 'b' ] }
 * ```
 */
export const jsonObjectKeys = unary<ArrayType<StringType>>("json_object_keys");

/**
 * The schema, as DDL, of an example of JSON.
 *
 * @param example - a constant
 * @param options - as for reading JSON files
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.schemaOfJson('{"a":1.5,"b":["x"]}').alias("schema")).first());
 * // { schema: 'STRUCT<a: DOUBLE, b: ARRAY<STRING>>' }
 * ```
 */
export function schemaOfJson<const A extends ColumnValue>(
  example: A,
  options?: Options,
): Of<StringType, never, A> {
  return call("schema_of_json", value(example), optionsArgument(options));
}

/**
 * A struct, array, map or variant as JSON text; fields that are null are left out.
 *
 * @param options - as for writing JSON files, such as `ignoreNullFields: false`
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toJson(lit({ zone: "FR", price: null })).alias("json"),
 *   F.toJson(lit({ price: null }), { ignoreNullFields: false }).alias("all"),
 * );
 * console.log(await df.first());
 * // { json: '{"zone":"FR"}', all: '{"price":null}' }
 * ```
 */
export function toJson<const A extends ColumnLike>(data: A, options?: Options): Of<StringType, A> {
  return call("to_json", column(data), optionsArgument(options));
}
