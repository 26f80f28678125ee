import type { ArgumentType, ArgumentUses, CallName, ListTypes, ListUses } from "../column/argument-types.ts";
import { col } from "../column/col.ts";
import { type Column, combine, invoke, invokeAll, operand } from "../column/column.ts";
import type { ColumnValue, UsesOf } from "../column/operand-types.ts";
import { listOf, type OneByOneOrList } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import type { FieldType } from "../types/index.ts";
import type { Results } from "../typing/rules.ts";
import type { Aggregated, Result, Unsettled } from "../typing/unresolved.ts";

/** An argument that is a column: a column, the name of one, or any other value as a literal. */
export type ColumnLike = ColumnValue;

/** A {@link ColumnLike} as a column: text is a column name here. */
export function column(argument: ColumnLike): Column {
  return typeof argument === "string" ? col(argument) : operand(argument);
}

/** An argument as a literal unless it is a column: text is text here. */
export function value(argument: ColumnValue): Column {
  return operand(argument);
}

/** A call of Spark's function `name`; arguments left undefined at the end are not sent. */
export function call<
  T extends FieldType = FieldType,
  N extends string = string,
  U extends Unsettled = Unsettled,
>(name: string, ...args: readonly (Column | undefined)[]): Column<T, N, U> {
  return invoke(name, ...args.filter((argument) => argument !== undefined));
}

/** A call of an aggregate function over distinct values. */
export function callDistinct<
  T extends FieldType = FieldType,
  N extends string = string,
  U extends Unsettled = Unsettled,
>(name: string, ...args: readonly (Column | undefined)[]): Column<T, N, U> {
  const given = args.filter((argument) => argument !== undefined);
  return combine(given, (expressions) => plan.callDistinct(name, expressions));
}

/** Defines a function without parameters. */
export function nullary<T extends FieldType = FieldType>(name: string): () => Column<T, string, never> {
  return () => call(name);
}

/**
 * What a function makes of columns and values, a type or a field: `A` are arguments of which text names a column, `V`
 * those of which text is text.
 */
export type Of<T extends FieldType, A = never, V = never> = Column<T, string, ArgumentUses<A> | UsesOf<V>>;

/** {@link Of} for an aggregate function, which takes one value from all rows of a group. */
export type AggregateOf<T extends FieldType, A = never, V = never, N extends string = string> = Column<
  T,
  N,
  Aggregated<ArgumentUses<A> | UsesOf<V>>
>;

/** Defines a function of one column. */
export function unary<T extends FieldType = FieldType>(
  name: string,
): <const A extends ColumnLike>(argument: A) => Of<T, A> {
  return (argument) => call(name, column(argument));
}

/** Defines a function of one column whose result has the column's type. */
export function sameType(
  name: string,
): <const A extends ColumnLike>(argument: A) => Of<Result<"nullable", readonly [ArgumentType<A>]>, A> {
  return (argument) => call(name, column(argument));
}

/** Defines a function of two columns. */
export function binary<T extends FieldType = FieldType>(
  name: string,
): <const L extends ColumnLike, const R extends ColumnLike>(left: L, right: R) => Of<T, L | R> {
  return (left, right) => call(name, column(left), column(right));
}

/** Defines a function of any number of columns. */
export function variadic<T extends FieldType = FieldType>(
  name: string,
): <const C extends readonly ColumnLike[]>(...columns: C) => Of<T, C[number]> {
  return (...columns) => invokeAll(name, columns.map(column));
}

/** Defines a function of any number of columns that PySpark also takes in one list. */
export function variadicOrList<T extends FieldType = FieldType>(
  name: string,
): <const C extends OneByOneOrList<ColumnLike>>(...columns: C) => Column<T, string, ListUses<C[number]>> {
  return (...columns) => invokeAll(name, listOf<ColumnLike>(columns).map(column));
}

/** Defines a function of a column and an optional second one. */
export function unaryOrBinary<T extends FieldType = FieldType>(
  name: string,
): <const A extends ColumnLike, const B extends ColumnLike = never>(first: A, second?: B) => Of<T, A | B> {
  return (first, second) => call(name, column(first), second === undefined ? undefined : column(second));
}

/** Defines an aggregate function of one column. */
export function unaryAggregate<T extends FieldType = FieldType>(
  name: string,
): <const A extends ColumnLike>(values: A) => AggregateOf<T, A> {
  return (values) => call(name, column(values));
}

/** Defines an aggregate function of one column whose result a rule makes of the column's type. */
export function unaryAggregateBy<R extends keyof Results<[]>, Name extends string>(
  name: Name,
): <const A extends ColumnLike>(
  values: A,
) => AggregateOf<Result<R, readonly [ArgumentType<A>]>, A, never, CallName<Name, A>> {
  return (values) => call(name, column(values));
}

/** Defines an aggregate function of two columns. */
export function binaryAggregate<T extends FieldType = FieldType>(
  name: string,
): <const L extends ColumnLike, const R extends ColumnLike>(left: L, right: R) => AggregateOf<T, L | R> {
  return (left, right) => call(name, column(left), column(right));
}

/** Defines a function of one column whose result a rule makes of the column's type. */
export function unaryBy<R extends keyof Results<[]>>(
  name: string,
): <const A extends ColumnLike>(argument: A) => Of<Result<R, readonly [ArgumentType<A>]>, A> {
  return (argument) => call(name, column(argument));
}

/** Defines a function of two columns whose result a rule makes of their types. */
export function binaryBy<R extends keyof Results<[]>>(
  name: string,
): <const A extends ColumnLike, const B extends ColumnLike>(
  left: A,
  right: B,
) => Of<Result<R, readonly [ArgumentType<A>, ArgumentType<B>]>, A | B> {
  return (left, right) => call(name, column(left), column(right));
}

/** Defines a function of any number of columns, or a list of them, whose result a rule makes of their types. */
export function variadicBy<R extends keyof Results<[]>>(
  name: string,
): <const C extends OneByOneOrList<ColumnLike>>(
  ...columns: C
) => Column<Result<R, ListTypes<C>>, string, ListUses<C[number]>> {
  return (...columns) => invokeAll(name, listOf<ColumnLike>(columns).map(column));
}

/** An optional argument as a column, for {@link call}. */
export function optionalColumn(argument: ColumnLike | undefined): Column | undefined {
  return argument === undefined ? undefined : column(argument);
}

/** An optional argument as a literal, for {@link call}. */
export function optionalValue(argument: ColumnValue | undefined): Column | undefined {
  return argument === undefined ? undefined : value(argument);
}
