import { col } from "../column/col.ts";
import { type Column, combine, invoke, operand } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { listOf, type OneByOneOrList } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import type { FieldType, TypeOf } from "../types/index.ts";

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
export function call<T extends FieldType = FieldType>(
  name: string,
  ...args: readonly (Column | undefined)[]
): Column<T> {
  return invoke(name, ...args.filter((argument) => argument !== undefined));
}

/** A call of an aggregate function over distinct values. */
export function callDistinct<T extends FieldType = FieldType>(
  name: string,
  ...args: readonly (Column | undefined)[]
): Column<T> {
  const given = args.filter((argument) => argument !== undefined);
  return combine(given, (expressions) => plan.callDistinct(name, expressions));
}

/** Defines a function without parameters. */
export function nullary<T extends FieldType = FieldType>(name: string): () => Column<T> {
  return () => call(name);
}

/** Defines a function of one column. */
export function unary<T extends FieldType = FieldType>(name: string): (argument: ColumnLike) => Column<T> {
  return (argument) => call(name, column(argument));
}

/** Defines a function of one column whose result has the column's type. */
export function sameType(
  name: string,
): <T extends FieldType = FieldType>(argument: Column<T> | Exclude<ColumnLike, Column>) => Column<TypeOf<T>> {
  return (argument) => call(name, column(argument));
}

/** Defines a function of two columns. */
export function binary<T extends FieldType = FieldType>(
  name: string,
): (left: ColumnLike, right: ColumnLike) => Column<T> {
  return (left, right) => call(name, column(left), column(right));
}

/** Defines a function of any number of columns. */
export function variadic<T extends FieldType = FieldType>(
  name: string,
): (...columns: readonly ColumnLike[]) => Column<T> {
  return (...columns) => call(name, ...columns.map(column));
}

/** Defines a function of any number of columns that PySpark also takes in one list. */
export function variadicOrList<T extends FieldType = FieldType>(
  name: string,
): (...columns: OneByOneOrList<ColumnLike>) => Column<T> {
  return (...columns) => call(name, ...listOf<ColumnLike>(columns).map(column));
}

/** Defines a function of a column and an optional second one. */
export function unaryOrBinary<T extends FieldType = FieldType>(
  name: string,
): (first: ColumnLike, second?: ColumnLike) => Column<T> {
  return (first, second) => call(name, column(first), second === undefined ? undefined : column(second));
}

/** An optional argument as a column, for {@link call}. */
export function optionalColumn(argument: ColumnLike | undefined): Column | undefined {
  return argument === undefined ? undefined : column(argument);
}

/** An optional argument as a literal, for {@link call}. */
export function optionalValue(argument: ColumnValue | undefined): Column | undefined {
  return argument === undefined ? undefined : value(argument);
}
