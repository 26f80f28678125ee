import { Column, combine } from "../../column/column.ts";
import { PlanError } from "../../errors/index.ts";
import * as plan from "../../plan/expression.ts";
import { lambda } from "../../plan/lambda.ts";
import type { FieldType } from "../../types/index.ts";
import { type ColumnLike, column } from "../define.ts";

/** A TypeScript function from columns to a column; Spark gets the expression it builds, not the function. */
export type Unary = (item: Column) => Column;

export type Binary = (first: Column, second: Column) => Column;

export type Ternary = (key: Column, left: Column, right: Column) => Column;

/** A function and how many parameters Spark calls it with, whether or not it declares them all. */
export type Body =
  | readonly [arity: 1, f: Unary]
  | readonly [arity: 2, f: Binary]
  | readonly [arity: 3, f: Ternary];

/** Spark gives the position of an item, from 0, to a function that declares a second parameter. */
export function withPosition(f: Binary): Body {
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

export function callWith<T extends FieldType = FieldType>(
  name: string,
  columns: readonly ColumnLike[],
  ...bodies: readonly Body[]
): Column<T> {
  const args = [...columns.map(column), ...bodies.map((body) => bind(name, body))];
  return combine(args, (expressions) => plan.call(name, expressions));
}
