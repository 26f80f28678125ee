import type { Column } from "../../column/column.ts";
import type { BooleanType } from "../../types/index.ts";
import type { ColumnLike } from "../define.ts";
import { type Binary, callWith, type Unary, withPosition } from "./define-lambda.ts";

/**
 * What the function makes of every item; it may take the position, from 0, as its second parameter.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.transform(lit([1, 2]), (x) => x.multiply(10)).alias("tens"),
 *   F.transform(lit([5, 6]), (x, i) => x.plus(i)).alias("sums"),
 * );
 * console.log(await df.first());
 * // { tens: [ 10, 20 ], sums: [ 5, 7 ] }
 * ```
 */
export function transform(array: ColumnLike, f: Binary): Column {
  return callWith("transform", [array], withPosition(f));
}

/**
 * The items for which the function is true; it may take the position, from 0, as its second parameter.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.filter(lit([1, 2, null, 3]), (x) => x.gt(1)).alias("great"));
 * console.log(await df.first());
 * // { great: [ 2, 3 ] }
 * ```
 */
export function filter(array: ColumnLike, test: Binary): Column {
  return callWith("filter", [array], withPosition(test));
}

/**
 * Whether the function is true for some item; null where it is for none but null for one.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.exists(lit([1, 2]), (x) => x.gt(1)).alias("some"),
 *   F.exists(lit([1, null]), (x) => x.gt(1)).alias("unknown"),
 * );
 * console.log(await df.first());
 * // { some: true, unknown: null }
 * ```
 */
export function exists(array: ColumnLike, test: Unary): Column<BooleanType> {
  return callWith("exists", [array], [1, test]);
}

/**
 * Whether the function is true for every item; null where it is false for none but null for one.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.forall(lit([1, 2]), (x) => x.gt(0)).alias("all")).first());
 * // { all: true }
 * ```
 */
export function forall(array: ColumnLike, test: Unary): Column<BooleanType> {
  return callWith("forall", [array], [1, test]);
}

/**
 * Folds an array into one value.
 *
 * @param initial - what `merge` begins with; of the type that it returns
 * @param merge - from the value so far and an item to the next value
 * @param finish - turns the last value into the result
 * @example
 * ```ts
 * const xs = lit([1, 2, 3]);
 * const df = spark.range(1).select(
 *   F.aggregate(xs, 0, (sum, x) => sum.plus(x)).alias("sum"),
 *   F.aggregate(xs, 0, (sum, x) => sum.plus(x), (sum) => sum.divide(3)).alias("mean"),
 * );
 * console.log(await df.first());
 * // { sum: 6, mean: 2 }
 * ```
 */
export function aggregate(array: ColumnLike, initial: ColumnLike, merge: Binary, finish?: Unary): Column {
  return callWith("aggregate", [array, initial], [2, merge], ...(finish ? [[1, finish] as const] : []));
}

/** {@link aggregate}. */
export function reduce(array: ColumnLike, initial: ColumnLike, merge: Binary, finish?: Unary): Column {
  return callWith("reduce", [array, initial], [2, merge], ...(finish ? [[1, finish] as const] : []));
}

/**
 * The items in ascending order, nulls last ({@link sortArray} has nulls first); or by a function that gives a
 * negative, zero or positive integer.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.arraySort(lit([2, null, 1])).alias("up"),
 *   F.arraySort(lit([1, 3, 2]), (x, y) => y.minus(x)).alias("down"),
 * );
 * console.log(await df.first());
 * // { up: [ 1, 2, null ], down: [ 3, 2, 1 ] }
 * ```
 */
export function arraySort(array: ColumnLike, compare?: Binary): Column {
  return callWith("array_sort", [array], ...(compare ? [[2, compare] as const] : []));
}

/**
 * Two arrays as one, each item made from the items of both, null where one is shorter.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.zipWith(lit([1, 2]), lit([10, 20]), (x, y) => x.plus(y)).alias("sums"));
 * console.log(await df.first());
 * // { sums: [ 11, 22 ] }
 * ```
 */
export function zipWith(left: ColumnLike, right: ColumnLike, f: Binary): Column {
  return callWith("zip_with", [left, right], [2, f]);
}
