import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { VariantType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";

/** Defines a function of a variant, a path such as `$.prices[0]` and what to put there. */
function edit(name: string) {
  return (variant: ColumnLike, path: ColumnValue, item: ColumnLike): Column<VariantType> =>
    call(name, column(variant), value(path), column(item));
}

/**
 * A variant with a new field, or a new item before the one of an array at the path; a field that exists is an
 * error (`VARIANT_DUPLICATE_KEY`), for which {@link tryVariantInsert} gives null; since Spark 4.3.
 *
 * @param path - such as `$.a.b` or `$.prices[0]`, counted from 0
 * @example
 * ```ts
 * const df = spark.range(1).select(F.variantInsert(F.parseJson(lit('{"a":1}')), "$.b", 2).alias("variant"));
 * console.log(await df.first());
 * // { variant: {"a":1,"b":2} }
 * ```
 */
export const variantInsert = edit("variant_insert");

/**
 * {@link variantInsert}, or null where it is not possible; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryVariantInsert(F.parseJson(lit('{"a":1}')), "$.a", 2).alias("variant"),
 * );
 * console.log(await df.first());
 * // { variant: null }
 * ```
 */
export const tryVariantInsert = edit("try_variant_insert");

function set(name: string) {
  return (
    variant: ColumnLike,
    path: ColumnValue,
    item: ColumnLike,
    createIfMissing = true,
  ): Column<VariantType> => call(name, column(variant), value(path), column(item), value(createIfMissing));
}

/**
 * A variant with the field or item at the path replaced, or made unless `createIfMissing` is false;
 * since Spark 4.3.
 *
 * @example
 * ```ts
 * const variant = F.parseJson(lit('{"a":1}'));
 * const df = spark.range(1).select(
 *   F.variantSet(variant, "$.a", 2).alias("replaced"),
 *   F.variantSet(variant, "$.b", 2, false).alias("same"),
 * );
 * console.log(await df.first());
 * // { replaced: {"a":2}, same: {"a":1} }
 * ```
 */
export const variantSet = set("variant_set");

/**
 * {@link variantSet}, or null where it is not possible; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryVariantSet(F.parseJson(lit('{"a":1}')), "$.a[0]", 2).alias("variant"),
 * );
 * console.log(await df.first());
 * // { variant: null }
 * ```
 */
export const tryVariantSet = set("try_variant_set");

/**
 * A variant with an item added at the end of the array at the path; an error (`VARIANT_PATH_TYPE_MISMATCH`)
 * where there is no array, for which {@link tryVariantArrayAppend} gives null; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.variantArrayAppend(F.parseJson(lit('{"a":[1]}')), "$.a", 2).alias("variant"),
 * );
 * console.log(await df.first());
 * // { variant: {"a":[1,2]} }
 * ```
 */
export const variantArrayAppend = edit("variant_array_append");

/**
 * {@link variantArrayAppend}, or null where there is no array; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryVariantArrayAppend(F.parseJson(lit('{"a":1}')), "$.a", 2).alias("variant"),
 * );
 * console.log(await df.first());
 * // { variant: null }
 * ```
 */
export const tryVariantArrayAppend = edit("try_variant_array_append");

/**
 * A variant without the fields and items at the paths, removed one after the other; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.variantDelete(F.parseJson(lit('{"a":1,"b":[1,2,3]}')), "$.a", "$.b[0]", "$.b[0]").alias("variant"),
 * );
 * console.log(await df.first());
 * // { variant: {"b":[3]} }
 * ```
 */
export function variantDelete<const A extends ColumnLike>(
  variant: A,
  ...paths: readonly [ColumnValue, ...ColumnValue[]]
): Of<VariantType, A> {
  return call("variant_delete", column(variant), ...paths.map(value));
}

/**
 * A variant without the fields, and unless `includeArrays` is false the items, that are null;
 * since Spark 4.3.
 *
 * @example
 * ```ts
 * const variant = F.parseJson(lit('{"a":null,"b":[1,null]}'));
 * const df = spark.range(1).select(
 *   F.variantStripNulls(variant).alias("none"),
 *   F.variantStripNulls(variant, false).alias("items"),
 * );
 * console.log(await df.first());
 * // { none: {"b":[1]}, items: {"b":[1,null]} }
 * ```
 */
export function variantStripNulls<const A extends ColumnLike>(
  variant: A,
  includeArrays = true,
): Of<VariantType, A> {
  return call("variant_strip_nulls", column(variant), value(includeArrays));
}
