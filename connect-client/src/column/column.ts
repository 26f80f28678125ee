import { inspect } from "node:util";
import { PlanError } from "../errors/index.ts";
import type { Expression } from "../gen/spark/connect/expressions_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import { formatExpression } from "../plan/format-expression.ts";
import { isPlainObject } from "../plan/infer-type.ts";
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
 * col("price").multiply(1.19).alias("gross")
 * col("zone").eq("DE-LU").and(col("price_eur_mwh").lt(0))
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

  /** Whether the two are equal; null if either is null. */
  eq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("==", this, operand(other));
  }

  /** Whether the two differ; null if either is null. */
  notEqual<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("not", invoke("==", this, operand(other)));
  }

  /** Whether the two are equal or both null; never null itself. */
  eqNullSafe<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<=>", this, operand(other));
  }

  /** Whether this is greater than `other`. */
  gt<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke(">", this, operand(other));
  }

  /** Whether this is greater than or equal to `other`. */
  geq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke(">=", this, operand(other));
  }

  /** Whether this is less than `other`. */
  lt<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<", this, operand(other));
  }

  /** Whether this is less than or equal to `other`. */
  leq<V extends ColumnValue>(other: V & Compared<T, V>): Comparison<T, U, V> {
    return invoke("<=", this, operand(other));
  }

  /** Whether this lies between the two bounds, both included. */
  between<L extends ColumnValue, H extends ColumnValue>(
    lower: L & Compared<T, L>,
    upper: H & Compared<T, H>,
  ): Comparison<T, U, L | H> {
    return invoke("and", invoke(">=", this, operand(lower)), invoke("<=", this, operand(upper)));
  }

  /** Whether both are true. */
  and<V extends ColumnValue>(
    other: V & BothObey<"booleans", T, V, "and()">,
  ): Condition<"booleans", T, U, V, "and()"> {
    return invoke("and", this, operand(other));
  }

  /** Whether at least one is true. */
  or<V extends ColumnValue>(
    other: V & BothObey<"booleans", T, V, "or()">,
  ): Condition<"booleans", T, U, V, "or()"> {
    return invoke("or", this, operand(other));
  }

  /** The opposite of this boolean. */
  not(
    this: Column<T, N, U> & Obeys<"booleans", Column<T, N, U>, "not()">,
  ): Column<Result<"same", readonly [T]>, string, U | Requires<"booleans", readonly [T, "not()"]>> {
    return invoke("not", this);
  }

  /** The sum of the two. */
  plus<V extends ColumnValue>(other: V & BothObey<"numbers", T, V, "plus()">): Computed<T, U, V, "plus()"> {
    return invoke("+", this, operand(other));
  }

  /** This minus `other`. */
  minus<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "minus()">,
  ): Computed<T, U, V, "minus()"> {
    return invoke("-", this, operand(other));
  }

  /** The product of the two. */
  multiply<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "multiply()">,
  ): Computed<T, U, V, "multiply()"> {
    return invoke("*", this, operand(other));
  }

  /** This divided by `other`; integers give a double. */
  divide<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "divide()">,
  ): ComputedBy<"quotient", T, U, V, "divide()"> {
    return invoke("/", this, operand(other));
  }

  /** The remainder of this divided by `other`, with the sign of this. */
  mod<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "mod()">,
  ): ComputedBy<"remainder", T, U, V, "mod()"> {
    return invoke("%", this, operand(other));
  }

  /** This raised to the power of `other`. */
  pow<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "pow()">,
  ): Column<DoubleType, string, U | UsesOf<V>> {
    return invoke("power", this, operand(other));
  }

  /** This with its sign changed. */
  negate(this: Column<T, N, U> & Obeys<"numbers", Column<T, N, U>, "negate()">): Column<T, string, U> {
    return invoke("negative", this);
  }

  /** The bits set in both. */
  bitwiseAND<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseAND()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseAND()"> {
    return invoke("&", this, operand(other));
  }

  /** The bits set in at least one of the two. */
  bitwiseOR<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseOR()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseOR()"> {
    return invoke("|", this, operand(other));
  }

  /** The bits set in exactly one of the two. */
  bitwiseXOR<V extends ColumnValue>(
    other: V & BothObey<"numbers", T, V, "bitwiseXOR()">,
  ): ComputedBy<"remainder", T, U, V, "bitwiseXOR()"> {
    return invoke("^", this, operand(other));
  }

  /** Whether this is null. */
  isNull(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNull", this);
  }

  /** Whether this is not null. */
  isNotNull(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNotNull", this);
  }

  /** Whether this is the floating-point value NaN. */
  isNaN(): Column<NotNull<BooleanType>, string, U> {
    return invoke("isNaN", this);
  }

  /**
   * Whether this equals one of the values, given one by one or as one array, or is in the one column of a
   * DataFrame (since Spark 4.1; for several columns call it on `F.struct(…)`).
   */
  isin(source: SubquerySource): Column<BooleanType, string, U>;
  isin<const V extends readonly ColumnValue[]>(
    ...values: V & ComparedAll<T, V>
  ): Comparison<T, U, V[number] extends readonly (infer E)[] ? E : V[number]>;
  isin(...values: readonly (ColumnValue | SubquerySource)[]): Column<BooleanType> {
    const [only] = values;
    if (isSubquerySource(only)) return this.#isInSubquery(only.toRelation());
    const list = values.length === 1 && Array.isArray(only) ? only : values;
    return invoke("in", this, ...list.map((value) => operand(value as ColumnValue)));
  }

  #isInSubquery(relation: Relation): Column<BooleanType> {
    const { exprType } = this.#expression;
    const isStruct = exprType.case === "unresolvedFunction" && exprType.value.functionName === "struct";
    const values = isStruct ? exprType.value.arguments : [this.#expression];
    return new Column(inSubquery(relation.common?.planId ?? 0n, values), [...this.#references, relation]);
  }

  /** Whether this string contains `other`. */
  contains<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "contains()">,
  ): Condition<"texts", T, U, V, "contains()"> {
    return invoke("contains", this, operand(other));
  }

  /** Whether this string starts with `other`. */
  startswith<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "startswith()">,
  ): Condition<"texts", T, U, V, "startswith()"> {
    return invoke("startsWith", this, operand(other));
  }

  /** Whether this string ends with `other`. */
  endswith<V extends ColumnValue>(
    other: V & BothObey<"texts", T, V, "endswith()">,
  ): Condition<"texts", T, U, V, "endswith()"> {
    return invoke("endsWith", this, operand(other));
  }

  /** Whether this string matches an SQL pattern: `%` is any text, `_` any character. */
  like<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "like()">,
  ): Condition<"texts", T, U, V, "like()"> {
    return invoke("like", this, operand(pattern));
  }

  /** {@link like}, ignoring case. */
  ilike<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "ilike()">,
  ): Condition<"texts", T, U, V, "ilike()"> {
    return invoke("ilike", this, operand(pattern));
  }

  /** Whether this string contains a match of a Java regular expression. */
  rlike<V extends ColumnValue>(
    pattern: V & BothObey<"texts", T, V, "rlike()">,
  ): Condition<"texts", T, U, V, "rlike()"> {
    return invoke("rlike", this, operand(pattern));
  }

  /** `length` characters (or bytes) from position `start`, which counts from 1. */
  substr<A extends number | Column, B extends number | Column>(
    start: A,
    length: B,
  ): Column<StringType, string, U | UsesOf<A | B>> {
    return invoke("substr", this, operand(start), operand(length));
  }

  /**
   * The item of an array at a position from 0, or the value of a map for a key.
   *
   * @example
   * ```ts
   * col("tags").getItem(0)
   * col("headers").getItem("source")
   * ```
   */
  getItem<const K extends ColumnValue>(
    key: K & FieldNamed<T, K>,
  ): Column<Result<"item", readonly [T, K]>, string, FieldUses<T, U, K>> {
    return this.#extract(operand(key));
  }

  /** A field of this struct, or of every struct of this array. */
  getField<const K extends ColumnValue>(
    name: K & FieldNamed<T, K>,
  ): Column<Result<"field", readonly [T, K]>, string, FieldUses<T, U, K>> {
    return this.#extract(operand(name));
  }

  #extract<F extends FieldType, W extends Unsettled>(key: Column): Column<F, string, W> {
    return combine([this, key], ([child, extraction]) => plan.extractValue(child, extraction));
  }

  /** This struct with a field added or replaced; dots in the name reach into nested structs. */
  withField<const F extends string, V extends Column>(
    name: F,
    value: V,
  ): Column<Result<"withField", readonly [T, F, OperandType<V>]>, N, U | UsesOf<V>> {
    if (!(value instanceof Column)) throw wrongArgument("value", "a column such as lit(5)", value);
    return combine([this, value], ([struct, field]) => plan.updateField(struct, name, field));
  }

  /** This struct without the named fields. */
  dropFields<const F extends readonly [string, ...string[]]>(
    ...names: F
  ): Column<Result<"withoutFields", readonly [T, F[number]]>, N, U> {
    return this.#with(names.reduce((struct, name) => plan.updateField(struct, name), this.#expression));
  }

  /** This converted to a type; what cannot be converted is an error, or null when `spark.sql.ansi.enabled` is off. */
  cast<const C extends DataType | string>(to: C): Column<Result<"cast", readonly [T, CastTarget<C>]>, N, U> {
    return this.#with(plan.cast(this.#expression, castTarget(to), "default"));
  }

  /** {@link cast}. */
  astype<const C extends DataType | string>(
    to: C,
  ): Column<Result<"cast", readonly [T, CastTarget<C>]>, N, U> {
    return this.cast(to);
  }

  /** This converted to a type, or null where it cannot be; since Spark 4.0. */
  tryCast<const C extends DataType | string>(to: C): Column<CastTarget<C>, N, U> {
    return this.#with(plan.cast(this.#expression, castTarget(to), "try"));
  }

  /**
   * This under another name. Several names rename the columns that a generator such as `F.explode(map)` makes.
   *
   * @param options - `metadata` is kept in the schema of the result
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

  /** {@link alias}, by SQL's word. */
  as<const A extends string>(name: A): Column<T, A, U> {
    return this.alias(name);
  }

  /** Sorts ascending, nulls first. */
  asc(): Column<T, N, U> {
    return this.ascNullsFirst();
  }

  /** Sorts ascending, nulls first. */
  ascNullsFirst(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "ascending", "first"));
  }

  /** Sorts ascending, nulls last. */
  ascNullsLast(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "ascending", "last"));
  }

  /** Sorts descending, nulls last. */
  desc(): Column<T, N, U> {
    return this.descNullsLast();
  }

  /** Sorts descending, nulls first. */
  descNullsFirst(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "descending", "first"));
  }

  /** Sorts descending, nulls last. */
  descNullsLast(): Column<T, N, U> {
    return this.#with(plan.sortOrder(this.#expression, "descending", "last"));
  }

  /**
   * Adds a branch to a chain begun by `F.when`.
   *
   * @throws {@link PlanError} if this is not such a chain, or it already has its `otherwise`
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

  /** This aggregate or ranking function over a window. */
  over<W extends Unsettled>(window: WindowSpec<W>): Column<T, string, U | W> {
    if (typeof window?.toParts !== "function")
      throw wrongArgument("window", 'a window such as Window.partitionBy("zone")', window);
    const parts = window.toParts();
    return new Column(overWindow(this.#expression, parts), [...this.#references, ...window.references]);
  }

  /** `f(this)`: lets own functions read from left to right. */
  transform<R extends Column>(f: (column: this) => R): R {
    return f(this);
  }

  /** Marks this as a column of the outer query inside a lateral join or a correlated subquery. */
  outer(): Column<T extends Unsettled ? FieldType : T, N, never> {
    return this.#with(this.#expression);
  }

  #with<C extends FieldType, M extends string, W extends Unsettled>(expression: Expression): Column<C, M, W> {
    return new Column(expression, this.#references);
  }

  /** The expression as one line, close to SQL. */
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
  if (value instanceof Geometry || value instanceof Geography) return shape(value);
  if (Array.isArray(value)) return invoke("array", ...value.map(operand));
  if (value instanceof Map) return invoke("map", ...[...value].flat().map(operand));
  if (isPlainObject(value)) return invoke("named_struct", ...Object.entries(value).flat().map(operand));
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
    columns.flatMap((column) => column.references),
  );
}

/** @internal A function by Spark's own name. */
export function invoke<T extends FieldType, N extends string = string, U extends Unsettled = Unsettled>(
  name: string,
  ...args: readonly Column[]
): Column<T, N, U> {
  return combine(args, (expressions) => plan.call(name, expressions));
}
