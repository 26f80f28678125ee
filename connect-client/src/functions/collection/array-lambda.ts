import type { ArgumentType } from "../../column/argument-types.ts";
import type { Column } from "../../column/column.ts";
import type { OperandType } from "../../column/operand-types.ts";
import type { BooleanType } from "../../types/index.ts";
import type { Result } from "../../typing/unresolved.ts";
import type { ColumnLike } from "../define.ts";
import {
  callWith,
  type Item,
  type MadeBy,
  type Position,
  type Variable,
  withPosition,
} from "./define-lambda.ts";

/** What an aggregation has made so far, of the type it began with. */
type Sofar<I> = Variable<"nullable", readonly [ArgumentType<I>]>;

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
export function transform<const A extends ColumnLike, R extends Column>(
  array: A,
  f: (item: Item<A>, position: Position) => R,
): MadeBy<Result<"arrayOf", readonly [OperandType<R>]>, A, R> {
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
export function filter<const A extends ColumnLike, R extends Column>(
  array: A,
  test: (item: Item<A>, position: Position) => R,
): MadeBy<Result<"nullable", readonly [ArgumentType<A>]>, A, R> {
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
export function exists<const A extends ColumnLike, R extends Column>(
  array: A,
  test: (item: Item<A>) => R,
): MadeBy<BooleanType, A, R> {
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
export function forall<const A extends ColumnLike, R extends Column>(
  array: A,
  test: (item: Item<A>) => R,
): MadeBy<BooleanType, A, R> {
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
export function aggregate<
  const A extends ColumnLike,
  const I extends ColumnLike,
  M extends Column,
  R extends Column = Sofar<I>,
>(
  array: A,
  initial: I,
  merge: (sofar: Sofar<I>, item: Item<A>) => M,
  finish?: (result: Sofar<I>) => R,
): MadeBy<Result<"nullable", readonly [OperandType<R>]>, A | I, M | R> {
  return callWith("aggregate", [array, initial], [2, merge], ...(finish ? [[1, finish] as const] : []));
}

/** {@link aggregate}. */
export function reduce<
  const A extends ColumnLike,
  const I extends ColumnLike,
  M extends Column,
  R extends Column = Sofar<I>,
>(
  array: A,
  initial: I,
  merge: (sofar: Sofar<I>, item: Item<A>) => M,
  finish?: (result: Sofar<I>) => R,
): MadeBy<Result<"nullable", readonly [OperandType<R>]>, A | I, M | R> {
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
export function arraySort<const A extends ColumnLike, R extends Column = never>(
  array: A,
  compare?: (left: Item<A>, right: Item<A>) => R,
): MadeBy<Result<"nullable", readonly [ArgumentType<A>]>, A, R> {
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
export function zipWith<const A extends ColumnLike, const B extends ColumnLike, R extends Column>(
  left: A,
  right: B,
  f: (
    left: Variable<"element", readonly [ArgumentType<A>]>,
    right: Variable<"element", readonly [ArgumentType<B>]>,
  ) => R,
): MadeBy<Result<"arrayOf", readonly [OperandType<R>]>, A | B, R> {
  return callWith("zip_with", [left, right], [2, f]);
}
