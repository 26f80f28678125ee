import type { ColumnValue } from "../../column/operand-types.ts";
import type { ArrayType, NotNull, StringType } from "../../types/index.ts";
import {
  type AggregateOf,
  type ColumnLike,
  call,
  callDistinct,
  column,
  optionalValue,
  unaryAggregate,
  unaryAggregateBy,
} from "../define.ts";

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
export const collectList = unaryAggregateBy<"list", "collect_list">("collect_list");

/** {@link collectList}. */
export const arrayAgg = unaryAggregateBy<"list", "array_agg">("array_agg");

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
export const collectSet = unaryAggregateBy<"list", "collect_set">("collect_set");

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
export const collectUnion = unaryAggregate<NotNull<ArrayType>>("collect_union");

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
export function listagg<const A extends ColumnLike, const B extends ColumnValue = never>(
  texts: A,
  delimiter?: B,
): AggregateOf<StringType, A, B> {
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
export function listaggDistinct<const A extends ColumnLike, const B extends ColumnValue = never>(
  texts: A,
  delimiter?: B,
): AggregateOf<StringType, A, B> {
  return callDistinct("listagg", column(texts), optionalValue(delimiter));
}

/** {@link listagg}. */
export function stringAgg<const A extends ColumnLike, const B extends ColumnValue = never>(
  texts: A,
  delimiter?: B,
): AggregateOf<StringType, A, B> {
  return call("string_agg", column(texts), optionalValue(delimiter));
}

/** {@link listaggDistinct}. */
export function stringAggDistinct<const A extends ColumnLike, const B extends ColumnValue = never>(
  texts: A,
  delimiter?: B,
): AggregateOf<StringType, A, B> {
  return callDistinct("string_agg", column(texts), optionalValue(delimiter));
}
