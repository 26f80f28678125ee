import type { ArgumentType, ArgumentUses } from "../../column/argument-types.ts";
import { Column, combine } from "../../column/column.ts";
import type { UsesOf } from "../../column/operand-types.ts";
import { PlanError } from "../../errors/index.ts";
import * as plan from "../../plan/expression.ts";
import { lambda } from "../../plan/lambda.ts";
import type { FieldType, IntegerType, NotNull } from "../../types/index.ts";
import type { Results } from "../../typing/rules.ts";
import type { Result, Unsettled } from "../../typing/unresolved.ts";
import { type ColumnLike, column } from "../define.ts";

/**
 * A TypeScript function from columns to a column; Spark gets the expression it builds, not the function. Which types
 * its parameters have is told where it is asked for.
 */
export type Lambda = (...variables: never[]) => Column;

/** A parameter whose type a rule makes of those of the function's columns. */
export type Variable<R extends keyof Results<[]>, Of extends readonly unknown[]> = Column<
  Result<R, Of>,
  string,
  never
>;

/** An item of the array `A`, and its position. */
export type Item<A> = Variable<"member", readonly [ArgumentType<A>]>;
export type Position = Column<NotNull<IntegerType>, string, never>;

/** What a function of the columns `A` makes by what its lambda makes, a column `R`. */
export type MadeBy<T extends FieldType, A, R> = Column<T, string, ArgumentUses<A> | UsesOf<R>>;

/** A function and how many parameters Spark calls it with, whether or not it declares them all. */
export type Body = readonly [arity: 1 | 2 | 3, f: Lambda];

/** Spark gives the position of an item, from 0, to a function that declares a second parameter. */
export function withPosition(f: Lambda): Body {
  return [f.length > 1 ? 2 : 1, f];
}

/** The expression a TypeScript function builds, called with placeholders for its parameters. */
function bind(name: string, [arity, f]: Body): Column {
  // The placeholders have no type of their own: they stand for what Spark will give.
  const build = f as (...variables: Column[]) => unknown;
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

export function callWith<T extends FieldType, N extends string, U extends Unsettled>(
  name: string,
  columns: readonly ColumnLike[],
  ...bodies: readonly Body[]
): Column<T, N, U> {
  const args = [...columns.map(column), ...bodies.map((body) => bind(name, body))];
  return combine(args, (expressions) => plan.call(name, expressions));
}
