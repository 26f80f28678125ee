import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { BooleanType, StringType, VariantType } from "../types/index.ts";
import { type ColumnLike, call, column, unary, value } from "./define.ts";

/** JSON text as a variant; an error where it is not JSON; since Spark 4.0. */
export const parseJson = unary<VariantType>("parse_json");

/** {@link parseJson}, or null where it is not JSON. */
export const tryParseJson = unary<VariantType>("try_parse_json");

/** A struct, array or map as a variant; since Spark 4.0. */
export const toVariantObject = unary<VariantType>("to_variant_object");

/** Whether a variant is JSON's null; since Spark 4.0. */
export const isVariantNull = unary<BooleanType>("is_variant_null");

/** Whether the bytes of a variant are well formed; since Spark 4.2. */
export const isValidVariant = unary<BooleanType>("is_valid_variant");

/** The schema, as DDL, of a variant; since Spark 4.0. */
export const schemaOfVariant = unary<StringType>("schema_of_variant");

/** The part of a variant at a path such as `$.prices[0]`, cast to a type in DDL; since Spark 4.0. */
export function variantGet(variant: ColumnLike, path: ColumnValue, type: string): Column {
  return call("variant_get", column(variant), value(path), value(type));
}

/** {@link variantGet}, or null where it cannot be cast. */
export function tryVariantGet(variant: ColumnLike, path: ColumnValue, type: string): Column {
  return call("try_variant_get", column(variant), value(path), value(type));
}
