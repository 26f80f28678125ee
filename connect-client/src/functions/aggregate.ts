import { lit } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { checkPositive } from "../plan/arguments.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type {
  ArrayType,
  BinaryType,
  BooleanType,
  FieldType,
  LongType,
  NotNull,
  StringType,
} from "../types/index.ts";
import {
  type ColumnLike,
  call,
  callDistinct,
  column,
  optionalValue,
  sameType,
  unary,
  value,
  variadic,
} from "./define.ts";

/** Some value of the group, any one. */
export function anyValue(values: ColumnLike, ignoreNulls?: ColumnValue): Column {
  return call("any_value", column(values), optionalValue(ignoreNulls));
}

/** The mean. */
export const avg = unary("avg");

/** {@link avg}. */
export const mean = avg;

/** The values of the group as an array, repeats included, in no certain order. */
export const collectList = unary<NotNull<ArrayType<FieldType>>>("collect_list");

/** {@link collectList}. */
export const arrayAgg = unary<NotNull<ArrayType<FieldType>>>("array_agg");

/** The distinct values of the group as an array, in no certain order. */
export const collectSet = unary<NotNull<ArrayType<FieldType>>>("collect_set");

/** The distinct items of all arrays of the group as one array, in no certain order; since Spark 4.3. */
export const collectUnion = unary<NotNull<ArrayType<FieldType>>>("collect_union");

/** The number of values that are not null; `F.count("*")` is the number of rows. */
export function count(values: ColumnLike): Column<NotNull<LongType>> {
  const counted = column(values);
  return call("count", counted.toExpression().exprType.case === "unresolvedStar" ? lit(1) : counted);
}

/** The number of distinct combinations of values, none of them null. */
export function countDistinct(...columns: readonly [ColumnLike, ...ColumnLike[]]): Column<NotNull<LongType>> {
  return callDistinct("count", ...columns.map(column));
}

/** The number of rows for which a condition is true. */
export const countIf = unary<NotNull<LongType>>("count_if");

/** Whether the condition is true for every row. */
export const every = unary<BooleanType>("every");

/** {@link every}. */
export const boolAnd = unary<BooleanType>("bool_and");

/** Whether the condition is true for some row. */
export const some = unary<BooleanType>("some");

/** {@link some}. */
export const boolOr = unary<BooleanType>("bool_or");

/** The bits set in all values. */
export const bitAnd = sameType("bit_and");

/** The bits set in any value. */
export const bitOr = sameType("bit_or");

/** The bits set in an odd number of values. */
export const bitXor = sameType("bit_xor");

/** The first value of the group, in the order the rows happen to have. */
export function first(values: ColumnLike, ignoreNulls = false): Column {
  return call("first", column(values), value(ignoreNulls));
}

/** {@link first}. */
export function firstValue(values: ColumnLike, ignoreNulls?: ColumnValue): Column {
  return call("first_value", column(values), optionalValue(ignoreNulls));
}

/** The last value of the group, in the order the rows happen to have. */
export function last(values: ColumnLike, ignoreNulls = false): Column {
  return call("last", column(values), value(ignoreNulls));
}

/** {@link last}. */
export function lastValue(values: ColumnLike, ignoreNulls?: ColumnValue): Column {
  return call("last_value", column(values), optionalValue(ignoreNulls));
}

/** 1 where `rollup`, `cube` or grouping sets made the column null, otherwise 0. */
export const grouping = unary("grouping");

/** The {@link grouping} of the columns as the bits of one number. */
export const groupingId = variadic<LongType>("grouping_id");

/** The texts of the group joined, with a delimiter between them; since Spark 4.0. */
export function listagg(texts: ColumnLike, delimiter?: ColumnValue): Column<StringType> {
  return call("listagg", column(texts), optionalValue(delimiter));
}

/** {@link listagg} of distinct texts. */
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

/** The greatest value. */
export const max = sameType("max");

/**
 * The value of the first column where the second is greatest; an array of the `k` first such values, since Spark 4.2.
 *
 * @param k - how many values, at least 1; not an array unless given
 * @throws {@link ArgumentError} if `k` is no whole number from 1
 */
export function maxBy(values: ColumnLike, order: ColumnLike, k?: number): Column {
  return call(
    "max_by",
    column(values),
    column(order),
    k === undefined ? undefined : value(checkPositive("k", k)),
  );
}

/** The middle value. */
export const median = unary("median");

/** The smallest value. */
export const min = sameType("min");

/**
 * The value of the first column where the second is smallest; an array of the `k` first such values, since Spark 4.2.
 *
 * @param k - how many values, at least 1; not an array unless given
 * @throws {@link ArgumentError} if `k` is no whole number from 1
 */
export function minBy(values: ColumnLike, order: ColumnLike, k?: number): Column {
  return call(
    "min_by",
    column(values),
    column(order),
    k === undefined ? undefined : value(checkPositive("k", k)),
  );
}

/** The most frequent value; of several the smallest if `deterministic`, otherwise any. */
export function mode(values: ColumnLike, deterministic = false): Column {
  return call("mode", column(values), value(deterministic));
}

/** The product of the values. */
export const product = unary("product");

/** The sum. */
export const sum = unary("sum");

/** The sum of the distinct values. */
export function sumDistinct(values: ColumnLike): Column {
  return callDistinct("sum", column(values));
}

/** The mean, or null where the sum overflows. */
export const tryAvg = unary("try_avg");

/** The sum, or null where it overflows. */
export const trySum = unary("try_sum");

/** The number of values in a histogram's bins: an array of structs with `x` and `y`. */
export function histogramNumeric(values: ColumnLike, bins: ColumnLike): Column {
  return call("histogram_numeric", column(values), column(bins));
}

/** The JSON schema, as DDL, that all variants of the group fit; since Spark 4.0. */
export const schemaOfVariantAgg = unary<StringType>("schema_of_variant_agg");

/** The number of distinct values, estimated; `relativeError` is the standard deviation allowed, 0.05 unless given. */
export function approxCountDistinct(values: ColumnLike, relativeError?: number): Column<NotNull<LongType>> {
  return call("approx_count_distinct", column(values), optionalValue(relativeError));
}

/** A count-min sketch of the values, as bytes. */
export function countMinSketch(
  values: ColumnLike,
  eps: ColumnValue,
  confidence: ColumnValue,
  seed: ColumnValue = randomSeed(),
): Column<BinaryType> {
  return call("count_min_sketch", column(values), value(eps), value(confidence), value(seed));
}
