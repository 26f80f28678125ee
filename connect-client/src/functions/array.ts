import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { ArrayType, BooleanType, FieldType, IntegerType, LongType, StringType } from "../types/index.ts";
import {
  binary,
  type ColumnLike,
  call,
  column,
  optionalColumn,
  optionalValue,
  sameType,
  unary,
  value,
  variadic,
  variadicOrList,
} from "./define.ts";

/** An array of the columns. */
export const array = variadicOrList<ArrayType<FieldType>>("array");

/** The array with a value added at its end. */
export function arrayAppend(array: ColumnLike, item: ColumnValue): Column {
  return call("array_append", column(array), value(item));
}

/** The array without nulls. */
export const arrayCompact = unary("array_compact");

/** Whether the array has a value. */
export function arrayContains(array: ColumnLike, item: ColumnValue): Column<BooleanType> {
  return call("array_contains", column(array), value(item));
}

/** The array without repeats. */
export const arrayDistinct = sameType("array_distinct");

/** The distinct items of the first array that are not in the second. */
export const arrayExcept = binary("array_except");

/** The array with a value put in at a position, counted from 1, or from the end if negative. */
export function arrayInsert(array: ColumnLike, position: ColumnLike, item: ColumnValue): Column {
  return call("array_insert", column(array), column(position), value(item));
}

/** The distinct items that are in both arrays. */
export const arrayIntersect = binary("array_intersect");

/** The items as one text with a delimiter between them; nulls are left out or replaced. */
export function arrayJoin(
  array: ColumnLike,
  delimiter: string,
  nullReplacement?: string,
): Column<StringType> {
  return call("array_join", column(array), value(delimiter), optionalValue(nullReplacement));
}

/** The greatest item. */
export const arrayMax = unary("array_max");

/** The smallest item. */
export const arrayMin = unary("array_min");

/** The position of a value, counted from 1; 0 if it is not there. */
export function arrayPosition(array: ColumnLike, item: ColumnValue): Column<LongType> {
  return call("array_position", column(array), value(item));
}

/** The array with a value added at its start. */
export function arrayPrepend(array: ColumnLike, item: ColumnValue): Column {
  return call("array_prepend", column(array), value(item));
}

/** The array without a value. */
export function arrayRemove(array: ColumnLike, item: ColumnValue): Column {
  return call("array_remove", column(array), value(item));
}

/** An array of one column `count` times. */
export function arrayRepeat(item: ColumnLike, count: ColumnLike): Column {
  return call("array_repeat", column(item), column(count));
}

/** The number of items; null for a null array. */
export const arraySize = unary<IntegerType>("array_size");

/** The distinct items that are in either array. */
export const arrayUnion = binary("array_union");

/** Whether the arrays have an item in common. */
export const arraysOverlap = binary<BooleanType>("arrays_overlap");

/** An array of structs, the nth of which holds the nth item of every array. */
export const arraysZip = variadic("arrays_zip");

/** The number of items of an array or map. */
export const cardinality = unary<IntegerType>("cardinality");

/** {@link cardinality}. */
export const size = unary<IntegerType>("size");

/** The item of an array at a position from 1, or from the end if negative; or the value of a map for a key. */
export function elementAt(collection: ColumnLike, key: ColumnValue): Column {
  return call("element_at", column(collection), value(key));
}

/** {@link elementAt}, or null where there is none; the key is a column. */
export const tryElementAt = binary("try_element_at");

/** An array of arrays as one array. */
export const flatten = unary("flatten");

/** The item of an array at a position from 0; null outside. */
export const get = binary("get");

/** The numbers, dates or timestamps from `start` to `stop`, both included, in steps of 1 unless given. */
export function sequence(start: ColumnLike, stop: ColumnLike, step?: ColumnLike): Column {
  return call("sequence", column(start), column(stop), optionalColumn(step));
}

/** The items in a random order. */
export function shuffle(array: ColumnLike, seed: ColumnValue = randomSeed()): Column {
  return call("shuffle", column(array), value(seed));
}

/** `length` items of an array from a position, counted from 1, or from the end if negative. */
export function slice(array: ColumnLike, start: ColumnLike, length: ColumnLike): Column {
  return call("slice", column(array), column(start), column(length));
}

/** The items in order: ascending with nulls first, or descending with nulls last. */
export function sortArray(array: ColumnLike, ascending = true): Column {
  return call("sort_array", column(array), value(ascending));
}
