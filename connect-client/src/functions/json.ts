import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import {
  type ArrayType,
  DataType,
  type FieldType,
  type IntegerType,
  type StringType,
} from "../types/index.ts";
import { type ColumnLike, call, column, unary, value } from "./define.ts";
import { type Options, optionsArgument } from "./options-argument.ts";

/** A schema as the text a function takes: JSON keeps nullability, which DDL does not. */
export function schemaArgument(schema: DataType | Column | string): Column {
  return schema instanceof DataType ? value(schema.json()) : value(schema);
}

/**
 * Parses JSON text; null where it does not fit the schema.
 *
 * @param schema - a type, DDL text, or a column from `F.schemaOfJson`
 * @example
 * ```ts
 * F.fromJson(col("value").cast("string"), t.struct({ zone: t.string, price: t.double }))
 * ```
 */
export function fromJson<T extends DataType>(json: ColumnLike, schema: T, options?: Options): Column<T>;
export function fromJson(json: ColumnLike, schema: Column | string, options?: Options): Column;
export function fromJson(
  json: ColumnLike,
  schema: DataType | Column | string,
  options?: Options,
): Column<FieldType> {
  return call("from_json", column(json), schemaArgument(schema), optionsArgument(options));
}

/** The part of a JSON text at a path such as `$.prices[0]`, as text. */
export function getJsonObject(json: ColumnLike, path: string): Column<StringType> {
  return call("get_json_object", column(json), value(path));
}

/** The number of items of a JSON array. */
export const jsonArrayLength = unary<IntegerType>("json_array_length");

/** The keys of a JSON object. */
export const jsonObjectKeys = unary<ArrayType<StringType>>("json_object_keys");

/** The schema, as DDL, of an example of JSON. */
export function schemaOfJson(example: ColumnValue, options?: Options): Column<StringType> {
  return call("schema_of_json", value(example), optionsArgument(options));
}

/** A struct, array or map as JSON text. */
export function toJson(data: ColumnLike, options?: Options): Column<StringType> {
  return call("to_json", column(data), optionsArgument(options));
}
