import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { ArrayType, FieldType, NotNull, StringType } from "../../types/index.ts";
import { type ColumnLike, call, callDistinct, column, optionalValue, unary } from "../define.ts";

/**
 * The values of the group as an array, repeats included and nulls left out, in no certain order; empty
 * without any.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [1], [2], [null]], "x INT");
 * console.log(await df.agg(F.sortArray(F.collectList("x")).alias("xs")).first());
 * // { xs: [ 1, 2, 2 ] }
 * ```
 */
export const collectList = unary<NotNull<ArrayType<FieldType>>>("collect_list");

/** {@link collectList}. */
export const arrayAgg = unary<NotNull<ArrayType<FieldType>>>("array_agg");

/**
 * The distinct values of the group as an array, nulls left out, in no certain order; empty without any.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[2], [1], [2], [null]], "x INT");
 * console.log(await df.agg(F.sortArray(F.collectSet("x")).alias("xs")).first());
 * // { xs: [ 1, 2 ] }
 * ```
 */
export const collectSet = unary<NotNull<ArrayType<FieldType>>>("collect_set");

/**
 * The distinct items of all arrays of the group as one array, in no certain order; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[1, 2]], [[2, 3]]], "xs ARRAY<INT>");
 * console.log(await df.agg(F.sortArray(F.collectUnion("xs")).alias("xs")).first());
 * // { xs: [ 1, 2, 3 ] }
 * ```
 */
export const collectUnion = unary<NotNull<ArrayType<FieldType>>>("collect_union");

/**
 * The texts, or bytes, of the group joined in the order the rows happen to have, nulls left out;
 * since Spark 4.0.
 *
 * @param delimiter - between them; none unless given
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE"], [null], ["FR"]], "zone STRING");
 * console.log(await df.coalesce(1).agg(F.listagg("zone", ", ").alias("zones")).first());
 * // { zones: 'DE, FR' }
 * ```
 */
export function listagg(texts: ColumnLike, delimiter?: ColumnValue): Column<StringType> {
  return call("listagg", column(texts), optionalValue(delimiter));
}

/**
 * {@link listagg} of distinct texts; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE"], ["DE"]], "zone STRING");
 * console.log(await df.agg(F.listaggDistinct("zone", ", ").alias("zones")).first());
 * // { zones: 'DE' }
 * ```
 */
export function listaggDistinct(texts: ColumnLike, delimiter?: ColumnValue): Column<StringType> {
  return callDistinct("listagg", column(texts), optionalValue(delimiter));
}

/** {@link listagg}. */
export function stringAgg(texts: ColumnLike, delimiter?: ColumnValue): Column<StringType> {
  return call("string_agg", column(texts), optionalValue(delimiter));
}

/** {@link listaggDistinct}. */
export function stringAggDistinct(texts: ColumnLike, delimiter?: ColumnValue): Column<StringType> {
  return callDistinct("string_agg", column(texts), optionalValue(delimiter));
}
