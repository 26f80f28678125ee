import type { ColumnValue } from "../../column/operand-types.ts";
import type { BooleanType, FieldType, StringType, VariantType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, unaryAggregate, value } from "../define.ts";

/**
 * JSON text as a variant, a value whose type is its own in every row; since Spark 4.0. An error
 * (`MALFORMED_RECORD_IN_PARSING`) where it is not JSON, for which {@link tryParseJson} gives null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.parseJson(lit('{"zone": "FR", "prices": [98.5]}')).alias("variant"));
 * console.log(await df.first());
 * // { variant: {"prices":[98.5],"zone":"FR"} }
 * ```
 */
export const parseJson = unary<VariantType>("parse_json");

/**
 * {@link parseJson}, or null where the text is not JSON; since Spark 4.0.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryParseJson(lit("{")).alias("variant")).first());
 * // { variant: null }
 * ```
 */
export const tryParseJson = unary<VariantType>("try_parse_json");

/**
 * A struct, array or map as a variant; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.toVariantObject(lit({ zone: "FR", prices: [98.5] })).alias("variant"));
 * console.log(await df.first());
 * // { variant: {"prices":[98.5],"zone":"FR"} }
 * ```
 */
export const toVariantObject = unary<VariantType>("to_variant_object");

/**
 * Whether a variant is JSON's null, which Spark's null is not; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.isVariantNull(F.parseJson(lit("null"))).alias("json"),
 *   F.isVariantNull(F.parseJson(lit(null))).alias("spark"),
 * );
 * console.log(await df.first());
 * // { json: true, spark: false }
 * ```
 */
export const isVariantNull = unary<BooleanType>("is_variant_null");

/**
 * Whether the bytes of a variant are well formed; since Spark 4.2.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.isValidVariant(F.parseJson(lit('{"a":1}'))).alias("valid"));
 * console.log(await df.first());
 * // { valid: true }
 * ```
 */
export const isValidVariant = unary<BooleanType>("is_valid_variant");

/**
 * The schema, as DDL, of a variant; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.schemaOfVariant(F.parseJson(lit('{"a":1,"b":["x"]}'))).alias("schema"));
 * console.log(await df.first());
 * // { schema: 'OBJECT<a: BIGINT, b: ARRAY<STRING>>' }
 * ```
 */
export const schemaOfVariant = unary<StringType>("schema_of_variant");

/**
 * The schema, as DDL, that all variants of the group fit; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([['{"a":1}'], ['{"b":"x"}']], "json STRING");
 * console.log(await df.agg(F.schemaOfVariantAgg(F.parseJson("json")).alias("schema")).first());
 * // { schema: 'OBJECT<a: BIGINT, b: STRING>' }
 * ```
 */
export const schemaOfVariantAgg = unaryAggregate<StringType>("schema_of_variant_agg");

/**
 * The part of a variant at a path, cast to a type, null where there is none; since Spark 4.0. An error
 * (`INVALID_VARIANT_CAST`) where it cannot be cast, for which {@link tryVariantGet} gives null.
 *
 * @param path - from `$`, with `.name`, `['name']` and `[0]` counted from 0
 * @param type - in DDL
 * @example
 * ```ts
 * const variant = F.parseJson(lit('{"prices":[98.5,143]}'));
 * const df = spark.range(1).select(
 *   F.variantGet(variant, "$.prices[1]", "int").alias("price"),
 *   F.variantGet(variant, "$.zone", "string").alias("none"),
 * );
 * console.log(await df.first());
 * // { price: 143, none: null }
 * ```
 */
export function variantGet<const A extends ColumnLike, const B extends ColumnValue>(
  variant: A,
  path: B,
  type: string,
): Of<FieldType, A, B> {
  return call("variant_get", column(variant), value(path), value(type));
}

/**
 * {@link variantGet}, or null where the part cannot be cast; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryVariantGet(F.parseJson(lit('{"price":"n/a"}')), "$.price", "double").alias("price"),
 * );
 * console.log(await df.first());
 * // { price: null }
 * ```
 */
export function tryVariantGet<const A extends ColumnLike, const B extends ColumnValue>(
  variant: A,
  path: B,
  type: string,
): Of<FieldType, A, B> {
  return call("try_variant_get", column(variant), value(path), value(type));
}
