import { ArgumentError } from "../errors/index.ts";
import { listOf, type OneByOneOrList, wrongArgument } from "../plan/arguments.ts";
import { attribute, sqlExpression, star } from "../plan/expression.ts";
import type { LiteralInput } from "../plan/literal.ts";
import { typedValue } from "../plan/typed-value.ts";
import type { DataType, NotNull } from "../types/index.ts";
import type { LiteralType } from "../typing/literals.ts";
import type { OwnName } from "../typing/names.ts";
import type { ArgumentType, ArgumentUses } from "./argument-types.ts";
import { Column, operand } from "./column.ts";
import type { ColumnValue } from "./operand-types.ts";

/** A value as a column; a column stays as it is. */
type Literal<V> = V extends Column ? V : Column<LiteralType<V>, string, never>;

/** A column, or the name of one. */
export type ColumnOrName = Column | string;

/**
 * A column by name.
 *
 * Dots reach into structs; backticks quote a name that contains dots. `*` is all columns and `s.*` all
 * fields of the struct or alias `s`.
 *
 * @throws {@link ArgumentError} for a name that is not a string or is empty
 * @example
 * ```ts
 * const hours = spark.createDataFrame([{ zone: "FR", weather: { wind: 7 }, "odd.name": 1 }]);
 * await hours.select(col("zone"), col("weather.wind"), col("`odd.name`")).show();
 * // +----+----+--------+
 * // |zone|wind|odd.name|
 * // +----+----+--------+
 * // |  FR|   7|       1|
 * // +----+----+--------+
 * ```
 * @see PySpark `functions.col` · proto `UnresolvedAttribute`
 */
export function col<const N extends string>(name: N): Column<ArgumentType<N>, OwnName<N>, ArgumentUses<N>> {
  if (typeof name !== "string" || name === "")
    throw new ArgumentError(
      `a column name must be a string that is not empty, not ${JSON.stringify(name)}`,
      {},
    );
  if (name === "*") return new Column(star());
  return new Column(name.endsWith(".*") ? star(name) : attribute(name));
}

/**
 * A value as a column.
 *
 * Integers are `int` when they fit 32 bits and otherwise `bigint`; other numbers are `double`; a JavaScript
 * `bigint` is `bigint` and a `Date` a timestamp. Arrays and maps become Spark's. With a `type`, the value is
 * a literal of exactly that type.
 *
 * @throws {@link ArgumentError} for a value Spark has no literal for, or one outside the range of its type
 * @example
 * ```ts
 * const values = [lit(5), lit(5, t.short), lit(9007199254740993n), lit(0.5), lit(["a"])];
 * await spark.range(1).select(...values.map((value) => F.typeof_(value))).show();
 * // +---------+---------+------------------------+-----------+----------------+
 * // |typeof(5)|typeof(5)|typeof(9007199254740993)|typeof(0.5)|typeof(array(a))|
 * // +---------+---------+------------------------+-----------+----------------+
 * // |      int| smallint|                  bigint|     double|   array<string>|
 * // +---------+---------+------------------------+-----------+----------------+
 * ```
 * @see PySpark `functions.lit` · Scala `typedLit` · proto `Expression.Literal`
 */
export function lit<T extends DataType>(value: null, type: T): Column<T, string, never>;
export function lit<T extends DataType>(value: LiteralInput, type: T): Column<NotNull<T>, string, never>;
export function lit<const V extends ColumnValue>(value: V): Literal<V>;
export function lit(value: ColumnValue, type?: DataType): Column {
  if (type === undefined || value instanceof Column) return operand(value);
  return new Column(typedValue(value, type));
}

/**
 * A column from SQL text.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["FR", 100]], ["zone", "price"]);
 * await prices.select("zone", expr("price * 1.19 AS gross")).show();
 * // +----+------+
 * // |zone| gross|
 * // +----+------+
 * // |  FR|119.00|
 * // +----+------+
 * ```
 * @see PySpark `functions.expr` · proto `ExpressionString`
 */
export function expr(sql: string): Column {
  return new Column(sqlExpression(sql));
}

/** @internal A name as a column. */
export function toColumn(column: ColumnOrName, argument = "column"): Column {
  if (typeof column === "string") return col(column);
  if (column instanceof Column) return column;
  throw wrongArgument(argument, "a column or the name of one", column);
}

/** @internal Columns given one by one or in one list. */
export function toColumns(columns: OneByOneOrList<ColumnOrName>): Column[] {
  return listOf(columns).map((column, i) => toColumn(column, `columns[${i}]`));
}

/** @internal A column that must be one already: a name would be read as a value, or a value as a name. */
export function checkColumn(column: Column, argument = "column"): Column {
  if (column instanceof Column) return column;
  throw wrongArgument(argument, 'a column such as col("price"), lit(5) or F.sum("price")', column);
}

/** @internal A condition: a column, or SQL text. */
export function toCondition(condition: Column | string): Column {
  if (typeof condition === "string") return expr(condition);
  if (condition instanceof Column) return condition;
  throw wrongArgument("condition", "a boolean column or SQL text", condition);
}

/** @internal A sort key: ascending with nulls first unless it says otherwise, as in Spark. */
export function toSortKey(column: ColumnOrName, argument?: string): Column {
  const key = toColumn(column, argument);
  return key.toExpression().exprType.case === "sortOrder" ? key : key.asc();
}
