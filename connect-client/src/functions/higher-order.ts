import { Column, combine } from "../column/column.ts";
import { PlanError } from "../errors/index.ts";
import * as plan from "../plan/expression.ts";
import { lambda } from "../plan/lambda.ts";
import type { BooleanType, FieldType } from "../types/index.ts";
import { type ColumnLike, column } from "./define.ts";

/** A TypeScript function from columns to a column; Spark gets the expression it builds, not the function. */
type Unary = (item: Column) => Column;
type Binary = (first: Column, second: Column) => Column;
type Ternary = (key: Column, left: Column, right: Column) => Column;

/** A function and how many parameters Spark calls it with, whether or not it declares them all. */
type Body = readonly [arity: 1, f: Unary] | readonly [arity: 2, f: Binary] | readonly [arity: 3, f: Ternary];

/** Spark gives the position of an item, from 0, to a function that declares a second parameter. */
function withPosition(f: Binary): Body {
  return f.length > 1 ? [2, f] : [1, (item: Column) => f(item, item)];
}

/** The expression a TypeScript function builds, called with placeholders for its parameters. */
function bind(name: string, [arity, f]: Body): Column {
  const build: (...variables: Column[]) => unknown = f;
  let references: Column["references"] = [];
  const expression = lambda(arity, (variables) => {
    const result = build(...variables.map((variable) => new Column(variable)));
    if (!(result instanceof Column))
      throw new PlanError(`the function given to ${name}() must return a Column, not ${String(result)}`, {
        node: "LambdaFunction",
      });
    references = result.references;
    return result.toExpression();
  });
  return new Column(expression, references);
}

function callWith<T extends FieldType = FieldType>(
  name: string,
  columns: readonly ColumnLike[],
  ...bodies: readonly Body[]
): Column<T> {
  const args = [...columns.map(column), ...bodies.map((body) => bind(name, body))];
  return combine(args, (expressions) => plan.call(name, expressions));
}

/**
 * Folds an array into one value.
 *
 * @param merge - from the value so far and an item to the next value
 * @param finish - turns the last value into the result
 * @example
 * ```ts
 * F.aggregate("xs", lit(0), (sum, x) => sum.plus(x))
 * ```
 */
export function aggregate(array: ColumnLike, initial: ColumnLike, merge: Binary, finish?: Unary): Column {
  return callWith("aggregate", [array, initial], [2, merge], ...(finish ? [[1, finish] as const] : []));
}

/** {@link aggregate}. */
export function reduce(array: ColumnLike, initial: ColumnLike, merge: Binary, finish?: Unary): Column {
  return callWith("reduce", [array, initial], [2, merge], ...(finish ? [[1, finish] as const] : []));
}

/** The items in ascending order, nulls last; or by a function that gives a negative, zero or positive integer. */
export function arraySort(array: ColumnLike, compare?: Binary): Column {
  return callWith("array_sort", [array], ...(compare ? [[2, compare] as const] : []));
}

/** Whether the function is true for some item. */
export function exists(array: ColumnLike, test: Unary): Column<BooleanType> {
  return callWith("exists", [array], [1, test]);
}

/** Whether the function is true for every item. */
export function forall(array: ColumnLike, test: Unary): Column<BooleanType> {
  return callWith("forall", [array], [1, test]);
}

/** The items for which the function is true; it may take the position, from 0, as its second parameter. */
export function filter(array: ColumnLike, test: Binary): Column {
  return callWith("filter", [array], withPosition(test));
}

/**
 * What the function makes of every item; it may take the position, from 0, as its second parameter.
 *
 * @example
 * ```ts
 * F.transform("xs", (x) => x.multiply(2))
 * ```
 */
export function transform(array: ColumnLike, f: Binary): Column {
  return callWith("transform", [array], withPosition(f));
}

/** The entries of a map for which the function of key and value is true. */
export function mapFilter(map: ColumnLike, test: Binary): Column {
  return callWith("map_filter", [map], [2, test]);
}

/** The map with every key replaced by what the function makes of key and value. */
export function transformKeys(map: ColumnLike, f: Binary): Column {
  return callWith("transform_keys", [map], [2, f]);
}

/** The map with every value replaced by what the function makes of key and value. */
export function transformValues(map: ColumnLike, f: Binary): Column {
  return callWith("transform_values", [map], [2, f]);
}

/** Two maps as one, each value made from a key and the values of both, null where one has none. */
export function mapZipWith(left: ColumnLike, right: ColumnLike, f: Ternary): Column {
  return callWith("map_zip_with", [left, right], [3, f]);
}

/** Two arrays as one, each item made from the items of both, null where one is shorter. */
export function zipWith(left: ColumnLike, right: ColumnLike, f: Binary): Column {
  return callWith("zip_with", [left, right], [2, f]);
}
