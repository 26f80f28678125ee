import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import type { VariantType } from "../types/index.ts";
import { type ColumnLike, call, column, value } from "./define.ts";

/** Defines a function of a variant, a path such as `$.prices[0]` and what to put there. */
function edit(name: string) {
  return (variant: ColumnLike, path: ColumnValue, item: ColumnLike): Column<VariantType> =>
    call(name, column(variant), value(path), column(item));
}

function set(name: string) {
  return (
    variant: ColumnLike,
    path: ColumnValue,
    item: ColumnLike,
    createIfMissing = true,
  ): Column<VariantType> => call(name, column(variant), value(path), column(item), value(createIfMissing));
}

/**
 * A variant with a new field, or a new item before the one of an array at the path; a field that exists is an
 * error; since Spark 4.3.
 *
 * @example
 * ```ts
 * F.variantInsert(F.parseJson(lit('{"a":1}')), "$.b", lit(2))   // {"a":1,"b":2}
 * ```
 */
export const variantInsert = edit("variant_insert");

/** {@link variantInsert}, or null where it is not possible. */
export const tryVariantInsert = edit("try_variant_insert");

/**
 * A variant with the field or item at the path replaced, or made unless `createIfMissing` is false; since
 * Spark 4.3.
 */
export const variantSet = set("variant_set");

/** {@link variantSet}, or null where it is not possible. */
export const tryVariantSet = set("try_variant_set");

/** A variant with an item added at the end of the array at the path; since Spark 4.3. */
export const variantArrayAppend = edit("variant_array_append");

/** {@link variantArrayAppend}, or null where there is no array. */
export const tryVariantArrayAppend = edit("try_variant_array_append");

/** A variant without the fields and items at the paths, removed one after the other; since Spark 4.3. */
export function variantDelete(
  variant: ColumnLike,
  ...paths: readonly [ColumnValue, ...ColumnValue[]]
): Column<VariantType> {
  return call("variant_delete", column(variant), ...paths.map(value));
}

/** A variant without the fields, and unless `includeArrays` is false the items, that are null; since Spark 4.3. */
export function variantStripNulls(variant: ColumnLike, includeArrays = true): Column<VariantType> {
  return call("variant_strip_nulls", column(variant), value(includeArrays));
}
