import { inspect } from "node:util";
import { PlanError } from "../errors/index.ts";
import type { Expression } from "../gen/spark/connect/expressions_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import { formatExpression } from "../plan/format-expression.ts";
import { checkLevels, isPlainObject } from "../plan/infer-type.ts";
import { literal } from "../plan/literal.ts";
import { inSubquery } from "../plan/subquery.ts";
import { overWindow } from "../plan/window.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import {
  type BooleanType,
  DataType,
  type DoubleType,
  type FieldType,
  Geography,
  Geometry,
  type NotNull,
  type StringType,
} from "../types/index.ts";
import type { CastTarget } from "../typing/casts.ts";
import type { Requires, Result, Unsettled } from "../typing/unresolved.ts";
import type {
  BothObey,
  ColumnValue,
  Compared,
  ComparedAll,
  Comparison,
  Computed,
  ComputedBy,
  Condition,
  FieldNamed,
  FieldUses,
  MustBeCondition,
  Obeys,
  OperandType,
  UsesOf,
  WithCase,
  WithLastCase,
} from "./operand-types.ts";
import type { WindowSpec } from "./window-spec.ts";

declare const columnType: unique symbol;

/** Something whose rows a subquery can ask for: a DataFrame. */
export interface SubquerySource {
  /** @internal */
  toRelation(): Relation;
}

/**
 * An expression over the columns of a DataFrame, immutable and not evaluated until an action runs.
 *
 * Made by {@link col}, {@link lit}, {@link expr}, `df.col(name)` and the functions; combined by methods,
 * because JavaScript has no operators of its own for objects.
 *
 * `T` is the Spark type, `N` the name of the result and `U` what it uses of the DataFrame, each as far as the
 * compiler knows. `col("price")` has the type of whatever `price` is where it is used, and is checked there.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["DE-LU", 100], ["FR", -5]], ["zone", "price"]);
 * await prices
 *   .filter(col("zone").eq("DE-LU").or(col("price").lt(0)))
 *   .select("zone", col("price").multiply(1.19).cast("decimal(8,2)").alias("gross"))
 *   .show();
 * // +-----+------+
 * // | zone| gross|
 * // +-----+------+
 * // |DE-LU|119.00|
 * // |   FR| -5.95|
 * // +-----+------+
 * ```
 * @see PySpark `Column` · proto `Expression`
 */
export class Column<
  out T extends FieldType = FieldType,
  out N extends string = string,
  out U extends Unsettled = Unsettled,
> {
  declare readonly [columnType]: { type: T; name: N; uses: U };
  readonly #expression: Expression;
  readonly #references: readonly Relation[];

  /** @internal Use `col`, `lit`, `expr` or a function. */
  constructor(expression: Expression, references: readonly Relation[] = []) {
    this.#expression = expression;
    this.#references = references;
  }

  /** @internal */
  toExpression(): Expression {
    return this.#expression;
  }

  /** @internal The relations that subqueries inside this expression refer to. */
  get references(): readonly Relation[] {
    return this.#references;
  }

  /**
   * Whether the two are equal; null if either is null.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null]], "zone STRING, price DOUBLE");
   * await prices.select("zone", col("price").eq(90)).show();
   * // +----+------------+
   * // |zone|(price = 90)|
   * // +----+------------+
   * // |  DE|        true|
   * // |  FR|        NULL|
   * // +----+------------+
   * ```
   * @see PySpark `Column.__eq__`, the operator `==` · Spark SQL `==`
   */
  eq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("==", this, operand(other));
  }

  /**
   * Whether the two differ; null if either is null.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null]], "zone STRING, price DOUBLE");
   * await prices.filter(col("zone").notEqual("DE")).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| NULL|
   * // +----+-----+
   * ```
   * @see PySpark `Column.__ne__`, the operator `!=` · Spark SQL `not`, `==`
   */
  notEqual<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("not", invoke("==", this, operand(other)));
  }

  /**
   * Whether the two are equal or both null; never null itself.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null]], "zone STRING, price DOUBLE");
   * await prices.select("zone", col("price").eqNullSafe(null).alias("isMissing")).show();
   * // +----+---------+
   * // |zone|isMissing|
   * // +----+---------+
   * // |  DE|    false|
   * // |  FR|     true|
   * // +----+---------+
   * ```
   * @see PySpark `Column.eqNullSafe` · Spark SQL `<=>`
   */
  eqNullSafe<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<=>", this, operand(other));
  }

  /**
   * Whether this is greater than `other`.
   *
   * @example
   * ```ts
   * await spark.range(4).filter(col("id").gt(2)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `Column.__gt__`, the operator `>` · Spark SQL `>`
   */
  gt<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke(">", this, operand(other));
  }

  /**
   * Whether this is greater than or equal to `other`.
   *
   * @example
   * ```ts
   * await spark.range(4).filter(col("id").geq(2)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  2|
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `Column.__ge__`, the operator `>=` · Spark SQL `>=`
   */
  geq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke(">=", this, operand(other));
  }

  /**
   * Whether this is less than `other`.
   *
   * @example
   * ```ts
   * await spark.range(4).filter(col("id").lt(1)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // +---+
   * ```
   * @see PySpark `Column.__lt__`, the operator `<` · Spark SQL `<`
   */
  lt<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<", this, operand(other));
  }

  /**
   * Whether this is less than or equal to `other`.
   *
   * @example
   * ```ts
   * await spark.range(4).filter(col("id").leq(1)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // |  1|
   * // +---+
   * ```
   * @see PySpark `Column.__le__`, the operator `<=` · Spark SQL `<=`
   */
  leq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<=", this, operand(other));
  }

  /**
   * Whether this lies between the two bounds, both included.
   *
   * @example
   * ```ts
   * await spark.range(9).filter(col("id").between(3, 4)).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  3|
   * // |  4|
   * // +---+
   * ```
   * @see PySpark `Column.between` · Spark SQL `>=`, `<=`
   */
  between<L extends ColumnValue, H extends ColumnValue>(
    lower: L & Compared<T, L>,
    upper: H & Compared<T, H>,
  ): Comparison<T, U, L | H> {
    return invoke("and", invoke(">=", this, operand(lower)), invoke("<=", this, operand(upper)));
  }

  /**
   * Whether both are true; null where one is null and the other is not false.
   *
   * @example
   * ```ts
   * await spark.range(9).filter(col("id").gt(3).and(col("id").lt(6))).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  4|
   * // |  5|
   * // +---+
   * ```
   * @see PySpark `Column.__and__`, the operator `&` · Spark SQL `and`
   */
  and<V extends ColumnValue>(
    other: V & BothObey<"booleans", T, V, "and()">,
  ): Condition<"booleans", T, U, V, "and()"> {
    return invoke("and", this, operand(other));
  }

  /**
   * Whether at least one is true; null where one is null and the other is not true.
   *
   * @example
   * ```ts
   * await spark.range(9).filter(col("id").lt(1).or(col("id").gt(7))).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  0|
   * // |  8|
   * // +---+
   * ```
   * @see PySpark `Column.__or__`, the operator `|` · Spark SQL `or`
   */
  or<V extends ColumnValue>(
    other: V & BothObey<"booleans", T, V, "or()">,
  ): Condition<"booleans", T, U, V, "or()"> {
    return invoke("or", this, operand(other));
  }

  /**
   * The opposite of this boolean; null stays null.
   *
   * @example
   * ```ts
   * await spark.range(4).filter(col("id").lt(3).not()).show();
   * // +---+
   * // | id|
   * // +---+
   * // |  3|
   * // +---+
   * ```
   * @see PySpark `Column.__invert__`, the operator `~` · Spark SQL `not`
   */
  not(
    this: Column<T, N, U> & Obeys<"booleans", Column<T, N, U>, "not()">,
  ): Column<Result<"same", readonly [T]>, string, U | Requires<"booleans", readonly [T, "not()"]>> {
    return invoke("not", this);
  }

  /**
   * The sum of the two; an overflow is an error.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").plus(10)).show();
   * // +---------+
   * // |(id + 10)|
   * // +---------+
   * // |       10|
   * // |       11|
   * // |       12|
   * // +---------+
   * ```
   * @see PySpark `Column.__add__`, the operator `+` · Spark SQL `+`
   */
  plus<V extends ColumnValue>(other: V & BothObey<"numbers", T, V, "plus()">): Computed<T, U, V, "plus()"> {
    return invoke("+", this, operand(other));
  }

  /**
   * This minus `other`; an overflow is an error.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").minus(1)).show();
   * // +--------+
   * // |(id - 1)|
   * // +--------+
   * // |      -1|
   * // |       0|
   * // |       1|
   * // +--------+
   * ```
   * @see PySpark `Column.__sub__`, the operator `-` · Spark SQL `-`
   */
  minus<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "minus()">,
  ): Computed<T, U, V, "minus()"> {
    return invoke("-", this, operand(other));
  }

  /**
   * The product of the two; an overflow is an error.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").multiply(1.5)).show();
   * // +----------+
   * // |(id * 1.5)|
   * // +----------+
   * // |       0.0|
   * // |       1.5|
   * // |       3.0|
   * // +----------+
   * ```
   * @see PySpark `Column.__mul__`, the operator `*` · Spark SQL `*`
   */
  multiply<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "multiply()">,
  ): Computed<T, U, V, "multiply()"> {
    return invoke("*", this, operand(other));
  }

  /**
   * This divided by `other`; integers give a double, and dividing by 0 is an error.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").divide(2)).show();
   * // +--------+
   * // |(id / 2)|
   * // +--------+
   * // |     0.0|
   * // |     0.5|
   * // |     1.0|
   * // +--------+
   * ```
   * @see PySpark `Column.__truediv__`, the operator `/` · Spark SQL `/`
   */
  divide<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "divide()">,
  ): ComputedBy<"quotient", T, U, V, "divide()"> {
    return invoke("/", this, operand(other));
  }

  /**
   * The remainder of this divided by `other`, with the sign of this.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").minus(1).mod(2)).show();
   * // +--------------+
   * // |((id - 1) % 2)|
   * // +--------------+
   * // |            -1|
   * // |             0|
   * // |             1|
   * // +--------------+
   * ```
   * @see PySpark `Column.__mod__`, the operator `%` · Spark SQL `%`
   */
  mod<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "mod()">,
  ): ComputedBy<"remainder", T, U, V, "mod()"> {
    return invoke("%", this, operand(other));
  }

  /**
   * This raised to the power of `other`, as a double.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").pow(2)).show();
   * // +------------+
   * // |POWER(id, 2)|
   * // +------------+
   * // |         0.0|
   * // |         1.0|
   * // |         4.0|
   * // +------------+
   * ```
   * @see PySpark `Column.__pow__`, the operator `**` · Spark SQL `power`
   */
  pow<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "pow()">,
  ): Column<DoubleType, string, U | UsesOf<V>> {
    return invoke("power", this, operand(other));
  }

  /**
   * This with its sign changed.
   *
   * @example
   * ```ts
   * await spark.range(3).select(col("id").negate()).show();
   * // +------------+
   * // |negative(id)|
   * // +------------+
   * // |           0|
   * // |          -1|
   * // |          -2|
   * // +------------+
   * ```
   * @see PySpark `Column.__neg__`, the operator `-` · Spark SQL `negative`
   */
  negate(this: Column<T, N, U> & Obeys<"numbers", Column<T, N, U>, "negate()">): Column<T, string, U> {
    return invoke("negative", this);
  }

  /**
   * The bits set in both.
   *
   * @example
   * ```ts
   * await spark.range(6, 7).select(col("id").bitwiseAND(3)).show();
   * // +--------+
   * // |(id & 3)|
   * // +--------+
   * // |       2|
   * // +--------+
   * ```
   * @see PySpark `Column.bitwiseAND` · Spark SQL `&`
   */
  bitwiseAND<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseAND()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseAND()"> {
    return invoke("&", this, operand(other));
  }

  /**
   * The bits set in at least one of the two.
   *
   * @example
   * ```ts
   * await spark.range(6, 7).select(col("id").bitwiseOR(3)).show();
   * // +--------+
   * // |(id | 3)|
   * // +--------+
   * // |       7|
   * // +--------+
   * ```
   * @see PySpark `Column.bitwiseOR` · Spark SQL `|`
   */
  bitwiseOR<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseOR()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseOR()"> {
    return invoke("|", this, operand(other));
  }

  /**
   * The bits set in exactly one of the two.
   *
   * @example
   * ```ts
   * await spark.range(6, 7).select(col("id").bitwiseXOR(3)).show();
   * // +--------+
   * // |(id ^ 3)|
   * // +--------+
   * // |       5|
   * // +--------+
   * ```
   * @see PySpark `Column.bitwiseXOR` · Spark SQL `^`
   */
  bitwiseXOR<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseXOR()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseXOR()"> {
    return invoke("^", this, operand(other));
  }

  /**
   * Whether this is null.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null]], "zone STRING, price DOUBLE");
   * await prices.filter(col("price").isNull()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| NULL|
   * // +----+-----+
   * ```
   * @see PySpark `Column.isNull` · Spark SQL `isNull`
   */
  isNull(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNull", this);
  }

  /**
   * Whether this is not null.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null]], "zone STRING, price DOUBLE");
   * await prices.filter(col("price").isNotNull()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE| 90.0|
   * // +----+-----+
   * ```
   * @see PySpark `Column.isNotNull` · Spark SQL `isNotNull`
   */
  isNotNull(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNotNull", this);
  }

  /**
   * Whether this is the floating-point value NaN.
   *
   * @example
   * ```ts
   * await spark.range(1).select(lit(Number.NaN).isNaN().alias("nan")).show();
   * // +----+
   * // | nan|
   * // +----+
   * // |true|
   * // +----+
   * ```
   * @see PySpark `Column.isNaN` · Spark SQL `isNaN`
   */
  isNaN(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNaN", this);
  }

  /**
   * Whether this equals one of the values, given one by one or as one array, or is in the one column of a
   * DataFrame, which servers know from 4.1 on; for several columns call it on `F.struct(…)`.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 80], ["AT", 70]], ["zone", "price"]);
   * await prices.filter(col("zone").isin("FR", "AT")).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR|   80|
   * // |  AT|   70|
   * // +----+-----+
   * ```
   * @see PySpark `Column.isin` · Spark SQL `in` · proto `SubqueryExpression`
   */
  isin(source: SubquerySource): Column<BooleanType, string, U>;
  isin<const V extends readonly ColumnValue[]>(
    ...values: V & ComparedAll<T, V>
  ): Comparison<T, U, V[number] extends readonly (infer E)[] ? E : V[number]>;
  isin(...values: readonly (ColumnValue | SubquerySource)[]): Column<BooleanType> {
    const [only] = values;
    if (isSubquerySource(only)) return this.#isInSubquery(only.toRelation());
    const list = values.length === 1 && Array.isArray(only) ? only : values;
    return invokeAll("in", [this, ...list.map((value) => operand(value as ColumnValue))]);
  }

  #isInSubquery(relation: Relation): Column<BooleanType> {
    const { exprType } = this.#expression;
    const isStruct = exprType.case === "unresolvedFunction" && exprType.value.functionName === "struct";
    const values = isStruct ? exprType.value.arguments : [this.#expression];
    return new Column(inSubquery(relation.common?.planId ?? 0n, values), [...this.#references, relation]);
  }

  /**
   * Whether this string contains `other`.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").contains("-")).show();
   * // +-----+
   * // | zone|
   * // +-----+
   * // |DE-LU|
   * // +-----+
   * ```
   * @see PySpark `Column.contains` · Spark SQL `contains`
   */
  contains<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "contains()">,
  ): Condition<"texts", T, U, V, "contains()"> {
    return invoke("contains", this, operand(other));
  }

  /**
   * Whether this string starts with `other`.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").startswith("DE")).show();
   * // +-----+
   * // | zone|
   * // +-----+
   * // |DE-LU|
   * // +-----+
   * ```
   * @see PySpark `Column.startswith` · Spark SQL `startsWith`
   */
  startswith<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "startswith()">,
  ): Condition<"texts", T, U, V, "startswith()"> {
    return invoke("startsWith", this, operand(other));
  }

  /**
   * Whether this string ends with `other`.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").endswith("LU")).show();
   * // +-----+
   * // | zone|
   * // +-----+
   * // |DE-LU|
   * // +-----+
   * ```
   * @see PySpark `Column.endswith` · Spark SQL `endsWith`
   */
  endswith<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "endswith()">,
  ): Condition<"texts", T, U, V, "endswith()"> {
    return invoke("endsWith", this, operand(other));
  }

  /**
   * Whether this string matches an SQL pattern: `%` is any text, `_` any character, `\` escapes them.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").like("D_-%")).show();
   * // +-----+
   * // | zone|
   * // +-----+
   * // |DE-LU|
   * // +-----+
   * ```
   * @see PySpark `Column.like` · Spark SQL `like`
   */
  like<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "like()">,
  ): Condition<"texts", T, U, V, "like()"> {
    return invoke("like", this, operand(pattern));
  }

  /**
   * Whether this string matches an SQL pattern, ignoring case.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").ilike("de%")).show();
   * // +-----+
   * // | zone|
   * // +-----+
   * // |DE-LU|
   * // +-----+
   * ```
   * @see PySpark `Column.ilike` · Spark SQL `ilike`
   */
  ilike<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "ilike()">,
  ): Condition<"texts", T, U, V, "ilike()"> {
    return invoke("ilike", this, operand(pattern));
  }

  /**
   * Whether this string contains a match of a Java regular expression.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.filter(col("zone").rlike("^[A-Z]{2}$")).show();
   * // +----+
   * // |zone|
   * // +----+
   * // |  FR|
   * // +----+
   * ```
   * @see PySpark `Column.rlike` · Spark SQL `rlike`
   */
  rlike<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "rlike()">,
  ): Condition<"texts", T, U, V, "rlike()"> {
    return invoke("rlike", this, operand(pattern));
  }

  /**
   * `length` characters (or bytes) from position `start`, which counts from 1.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE-LU"], ["FR"]], ["zone"]);
   * await zones.select(col("zone").substr(1, 2).alias("country")).show();
   * // +-------+
   * // |country|
   * // +-------+
   * // |     DE|
   * // |     FR|
   * // +-------+
   * ```
   * @see PySpark `Column.substr` · Spark SQL `substr`
   */
  substr<A extends number | Column, B extends number | Column>(
    start: A,
    length: B,
  ): Column<StringType, string, U | UsesOf<A | B>> {
    return invoke("substr", this, operand(start), operand(length));
  }

  /**
   * The item of an array at a position from 0, or the value of a map for a key.
   *
   * A position outside the array is an error, a key the map lacks gives null.
   *
   * @example
   * ```ts
   * const row = spark.createDataFrame([{ tags: ["a", "b"], headers: new Map([["source", "web"]]) }]);
   * await row.select(col("tags").getItem(0), col("headers").getItem("source")).show();
   * // +-------+---------------+
   * // |tags[0]|headers[source]|
   * // +-------+---------------+
   * // |      a|            web|
   * // +-------+---------------+
   * ```
   * @see PySpark `Column.getItem` · proto `UnresolvedExtractValue`
   */
  getItem<const K extends ColumnValue>(
    key: K & FieldNamed<T, K>,
  ): Column<Result<"item", readonly [T, K]>, string, FieldUses<T, U, K>> {
    return this.#extract(operand(key));
  }

  /**
   * A field of this struct, or of every struct of this array.
   *
   * @example
   * ```ts
   * await spark.range(1).select(lit({ zone: "FR", price: 98.5 }).getField("zone")).show();
   * // +----------------------------------------+
   * // |named_struct(zone, FR, price, 98.5).zone|
   * // +----------------------------------------+
   * // |                                      FR|
   * // +----------------------------------------+
   * ```
   * @see PySpark `Column.getField` · proto `UnresolvedExtractValue`
   */
  getField<const K extends ColumnValue>(
    name: K & FieldNamed<T, K>,
  ): Column<Result<"field", readonly [T, K]>, string, FieldUses<T, U, K>> {
    return this.#extract(operand(name));
  }

  #extract<F extends FieldType, W extends Unsettled>(key: Column): Column<F, string, W> {
    return combine([this, key], ([child, extraction]) => plan.extractValue(child, extraction));
  }

  /**
   * This struct with a field added or replaced; dots in the name reach into nested structs.
   *
   * @throws {@link ArgumentError} if the value is not a column
   * @example
   * ```ts
   * const hour = lit({ zone: "FR" }).withField("price", lit(98.5));
   * await spark.range(1).select(hour.alias("hour")).show();
   * // +----------+
   * // |      hour|
   * // +----------+
   * // |{FR, 98.5}|
   * // +----------+
   * ```
   * @see PySpark `Column.withField` · proto `UpdateFields`
   */
  withField<const F extends string, V extends Column>(
    name: F,
    value: V,
  ): Column<Result<"withField", readonly [T, F, OperandType<V>]>, N, U | UsesOf<V>> {
    if (!(value instanceof Column)) throw wrongArgument("value", "a column such as lit(5)", value);
    return combine([this, value], ([struct, field]) => plan.updateField(struct, name, field));
  }

  /**
   * This struct without the named fields.
   *
   * @example
   * ```ts
   * const hour = lit({ zone: "FR", price: 98.5 }).dropFields("price");
   * await spark.range(1).select(hour.alias("hour")).show();
   * // +----+
   * // |hour|
   * // +----+
   * // |{FR}|
   * // +----+
   * ```
   * @see PySpark `Column.dropFields` · proto `UpdateFields`
   */
  dropFields<const F extends readonly [string, ...string[]]>(
    ...names: F
  ): Column<Result<"withoutFields", readonly [T, F[number]]>, N, U> {
    return this.#with(names.reduce((struct, name) => plan.updateField(struct, name), this.#expression));
  }

  /**
   * This converted to a type; what cannot be converted is an error, or null when `spark.sql.ansi.enabled` is off.
   *
   * @param to - a type, or its name such as `decimal(10,2)`
   * @example
   * ```ts
   * await spark.range(1).select(lit("12.5").cast("double"), lit("7").cast(t.decimal(5, 2))).show();
   * // +--------------------+-----------------------+
   * // |CAST(12.5 AS DOUBLE)|CAST(7 AS DECIMAL(5,2))|
   * // +--------------------+-----------------------+
   * // |                12.5|                   7.00|
   * // +--------------------+-----------------------+
   * ```
   * @see PySpark `Column.cast` · proto `Expression.Cast`
   */
  cast<const C extends DataType | string>(to: C): Column<Result<"cast", readonly [T, CastTarget<C>]>, N, U> {
    return this.#with(plan.cast(this.#expression, castTarget(to), "default"));
  }

  /**
   * {@link cast}.
   *
   * @see PySpark `Column.astype`
   */
  astype<const C extends DataType | string>(
    to: C,
  ): Column<Result<"cast", readonly [T, CastTarget<C>]>, N, U> {
    return this.cast(to);
  }

  /**
   * This converted to a type, or null where it cannot be; since Spark 4.0.
   *
   * @param to - a type, or its name such as `decimal(10,2)`
   * @example
   * ```ts
   * await spark.range(1).select(lit("12,5").tryCast("double").alias("price")).show();
   * // +-----+
   * // |price|
   * // +-----+
   * // | NULL|
   * // +-----+
   * ```
   * @see PySpark `Column.try_cast` · proto `Expression.Cast`
   */
  tryCast<const C extends DataType | string>(to: C): Column<CastTarget<C>, N, U> {
    return this.#with(plan.cast(this.#expression, castTarget(to), "try"));
  }

  /**
   * This under another name. Several names rename the columns that a generator such as `F.explode(map)` makes.
   *
   * @param options - `metadata` is kept in the schema of the result
   * @example
   * ```ts
   * await spark.range(1).select(lit(98.5).alias("price"), F.explode(lit(new Map([["FR", 67]]))).alias("zone", "million")).show();
   * // +-----+----+-------+
   * // |price|zone|million|
   * // +-----+----+-------+
   * // | 98.5|  FR|     67|
   * // +-----+----+-------+
   * ```
   * @see PySpark `Column.alias` · proto `Expression.Alias`
   */
  alias<const A extends string>(name: A, options?: { readonly metadata?: object }): Column<T, A, U>;
  alias<const A extends readonly [string, string, ...string[]]>(
    ...names: A
  ): Column<Result<"renamed", readonly [T, ...A]>, never, U>;
  alias(name: string, ...rest: readonly (string | { readonly metadata?: object } | undefined)[]): Column {
    const names = rest.filter((item) => typeof item === "string");
    const options = rest.find((item) => typeof item === "object");
    const metadata = options?.metadata === undefined ? undefined : JSON.stringify(options.metadata);
    return this.#with(plan.alias(this.#expression, [name, ...names], metadata));
  }

  /**
   * {@link alias}, by SQL's word.
   *
   * @see Scala `Column.as`
   */
  as<const A extends string>(name: A): Column<T, A, U> {
    return this.alias(name);
  }

  /**
   * Sorts ascending, nulls first.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").asc()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| NULL|
   * // |  AT| 70.0|
   * // |  DE| 90.0|
   * // +----+-----+
   * ```
   * @see PySpark `Column.asc` · proto `Expression.SortOrder`
   */
  asc(): Column<T, N, U> {
    return this.ascNullsFirst();
  }

  /**
   * Sorts ascending, nulls first.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").ascNullsFirst()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| NULL|
   * // |  AT| 70.0|
   * // |  DE| 90.0|
   * // +----+-----+
   * ```
   * @see PySpark `Column.asc_nulls_first` · proto `Expression.SortOrder`
   */
  ascNullsFirst(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "ascending", "first"));
  }

  /**
   * Sorts ascending, nulls last.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").ascNullsLast()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  AT| 70.0|
   * // |  DE| 90.0|
   * // |  FR| NULL|
   * // +----+-----+
   * ```
   * @see PySpark `Column.asc_nulls_last` · proto `Expression.SortOrder`
   */
  ascNullsLast(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "ascending", "last"));
  }

  /**
   * Sorts descending, nulls last.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").desc()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE| 90.0|
   * // |  AT| 70.0|
   * // |  FR| NULL|
   * // +----+-----+
   * ```
   * @see PySpark `Column.desc` · proto `Expression.SortOrder`
   */
  desc(): Column<T, N, U> {
    return this.descNullsLast();
  }

  /**
   * Sorts descending, nulls first.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").descNullsFirst()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  FR| NULL|
   * // |  DE| 90.0|
   * // |  AT| 70.0|
   * // +----+-----+
   * ```
   * @see PySpark `Column.desc_nulls_first` · proto `Expression.SortOrder`
   */
  descNullsFirst(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "descending", "first"));
  }

  /**
   * Sorts descending, nulls last.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", null], ["AT", 70]], "zone STRING, price DOUBLE");
   * await prices.orderBy(col("price").descNullsLast()).show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE| 90.0|
   * // |  AT| 70.0|
   * // |  FR| NULL|
   * // +----+-----+
   * ```
   * @see PySpark `Column.desc_nulls_last` · proto `Expression.SortOrder`
   */
  descNullsLast(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "descending", "last"));
  }

  /**
   * Adds a branch to a chain begun by `F.when`.
   *
   * @throws {@link PlanError} if this is not such a chain, or it already has its `otherwise`
   * @throws {@link ArgumentError} if the condition is not a column
   * @example
   * ```ts
   * const id = col("id");
   * await spark.range(3).select(F.when(id.eq(0), "none").when(id.eq(1), "one").otherwise("more").alias("size")).show();
   * // +----+
   * // |size|
   * // +----+
   * // |none|
   * // | one|
   * // |more|
   * // +----+
   * ```
   * @see PySpark `Column.when` · Spark SQL `when`
   */
  when<C extends Column, V extends ColumnValue>(
    condition: C & Obeys<"booleans", C, "when()">,
    value: V,
  ): Column<WithCase<T, V>, string, U | UsesOf<C | V> | MustBeCondition<C, "when()">> {
    if (!(condition instanceof Column)) throw wrongArgument("condition", "a boolean column", condition);
    return invoke("when", ...this.#branches("when"), condition, operand(value));
  }

  /**
   * The value of a chain begun by `F.when` where no condition is true; without it, null.
   *
   * @throws {@link PlanError} if this is not such a chain, or it already has its `otherwise`
   * @example
   * ```ts
   * await spark.range(2).select(F.when(col("id").eq(0), "none").otherwise("some").alias("size")).show();
   * // +----+
   * // |size|
   * // +----+
   * // |none|
   * // |some|
   * // +----+
   * ```
   * @see PySpark `Column.otherwise` · Spark SQL `when`
   */
  otherwise<V extends ColumnValue>(value: V): Column<WithLastCase<T, V>, string, U | UsesOf<V>> {
    return invoke("when", ...this.#branches("otherwise"), operand(value));
  }

  #branches(method: string): readonly Column[] {
    const { exprType } = this.#expression;
    const isChain = exprType.case === "unresolvedFunction" && exprType.value.functionName === "when";
    if (!isChain || exprType.value.arguments.length % 2 !== 0)
      throw new PlanError(
        `${method}() continues F.when(…) once it has no otherwise() yet, but this column is ${this}`,
        {},
      );
    return exprType.value.arguments.map((argument) => new Column(argument, this.#references));
  }

  /**
   * This aggregate or ranking function over a window.
   *
   * @throws {@link ArgumentError} if it is not a window
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143], ["FR", 98]], ["zone", "price"]);
   * const ofZone = Window.partitionBy("zone");
   * await prices.withColumn("peak", F.max("price").over(ofZone)).orderBy("zone", "price").show();
   * // +----+-----+----+
   * // |zone|price|peak|
   * // +----+-----+----+
   * // |  DE|   90| 143|
   * // |  DE|  143| 143|
   * // |  FR|   98|  98|
   * // +----+-----+----+
   * ```
   * @see PySpark `Column.over` · proto `Expression.Window`
   */
  over<W extends Unsettled>(window: WindowSpec<W>): Column<T, string, U | W> {
    if (typeof window?.toParts !== "function")
      throw wrongArgument("window", 'a window such as Window.partitionBy("zone")', window);
    const parts = window.toParts();
    return new Column(overWindow(this.#expression, parts), [...this.#references, ...window.references]);
  }

  /**
   * What a function makes of this, for chains of own functions.
   *
   * @example
   * ```ts
   * const doubled = (column: Column) => column.multiply(2);
   * await spark.range(3).select(col("id").transform(doubled).alias("double")).show();
   * // +------+
   * // |double|
   * // +------+
   * // |     0|
   * // |     2|
   * // |     4|
   * // +------+
   * ```
   * @see PySpark `Column.transform`
   */
  transform<R extends Column>(f: (column: this) => R): R {
    return f(this);
  }

  /**
   * This column as one of the outer query, inside a subquery or a lateral join; since Spark 4.0.
   *
   * @example
   * ```ts
   * const zones = spark.createDataFrame([["DE", [90, 143]], ["FR", [98]]], "zone STRING, prices ARRAY<INT>");
   * await zones.lateralJoin(spark.tvf.explode(col("prices").outer())).select("zone", "col").show();
   * // +----+---+
   * // |zone|col|
   * // +----+---+
   * // |  DE| 90|
   * // |  DE|143|
   * // |  FR| 98|
   * // +----+---+
   * ```
   * @see PySpark `Column.outer`
   */
  outer(): Column<T extends Unsettled ? FieldType : T, N, never> {
    return this.#with(this.#expression);
  }

  #with<C extends FieldType, M extends string, W extends Unsettled>(expression: Expression): Column<C, M, W> {
    return new Column(expression, this.#references);
  }

  /**
   * The expression, for people.
   *
   * @example
   * ```ts
   * console.log(`${col("price").multiply(1.19)}`);
   * // (price * 1.19)
   * ```
   * @see PySpark `Column.__repr__`
   */
  toString(): string {
    return formatExpression(this.#expression);
  }

  [inspect.custom](): string {
    return `Column<${this}>`;
  }
}

function castTarget(to: DataType | string) {
  if (typeof to === "string") return checkText("the type", to);
  if (to instanceof DataType) return dataTypeToProto(to);
  throw wrongArgument("the type", 'a data type such as new LongType(), or its name such as "bigint"', to);
}

function isSubquerySource(value: unknown): value is SubquerySource {
  return typeof value === "object" && value !== null && "toRelation" in value;
}

/** @internal A value as a column: literals, and arrays, maps and objects as the functions that make them. */
export function operand(value: ColumnValue): Column {
  if (value instanceof Column) return value;
  checkLevels(value);
  return valueColumn(value);
}

function valueColumn(value: ColumnValue): Column {
  if (value instanceof Column) return value;
  if (value instanceof Geometry || value instanceof Geography) return shape(value);
  if (Array.isArray(value)) return invokeAll("array", value.map(valueColumn));
  if (value instanceof Map) return invokeAll("map", [...value].flat().map(valueColumn));
  if (isPlainObject(value)) return invokeAll("named_struct", Object.entries(value).flat().map(valueColumn));
  return new Column(plan.literalExpression(literal(value)));
}

/** A shape as the functions that make it: the protocol has no literal for one. */
function shape({ kind, wkb, srid }: Geometry | Geography): Column {
  const bytes = operand(wkb);
  const read = invoke(kind === "geometry" ? "st_geomfromwkb" : "st_geogfromwkb", bytes);
  return invoke("st_setsrid", read, operand(srid));
}

type ExpressionsOf<C extends readonly Column[]> = { [K in keyof C]: Expression };

/** @internal An expression made of others, which keeps the subqueries of all of them. */
export function combine<
  const C extends readonly Column[],
  T extends FieldType,
  N extends string,
  U extends Unsettled,
>(columns: C, build: (expressions: ExpressionsOf<C>) => Expression): Column<T, N, U> {
  const expressions = columns.map((column) => column.toExpression()) as ExpressionsOf<C>;
  return new Column(
    build(expressions),
    // Once each: a column that is used over and over brings its subqueries every time.
    [...new Set(columns.flatMap((column) => column.references))],
  );
}

/** @internal A function by Spark's own name. */
export function invoke<T extends FieldType, N extends string = string, U extends Unsettled = Unsettled>(
  name: string,
  ...args: readonly Column[]
): Column<T, N, U> {
  return invokeAll(name, args);
}

/** @internal {@link invoke} with a list, which may be longer than JavaScript lets arguments be. */
export function invokeAll<T extends FieldType, N extends string = string, U extends Unsettled = Unsettled>(
  name: string,
  args: readonly Column[],
): Column<T, N, U> {
  return combine(args, (expressions) => plan.call(name, expressions));
}
