import { inspect } from "node:util";
import { ArgumentError } from "../errors/index.ts";
import type { Expression, Expression_SortOrder as SortOrder } from "../gen/spark/connect/expressions_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { listOf, type OneByOneOrList, wrongArgument } from "../plan/arguments.ts";
import { literalExpression } from "../plan/expression.ts";
import { formatExpression } from "../plan/format-expression.ts";
import { literal } from "../plan/literal.ts";
import type { Boundary, Frame, WindowParts } from "../plan/window.ts";
import { t } from "../types/index.ts";
import type { Unsettled } from "../typing/unresolved.ts";
import type { ListUses } from "./argument-types.ts";
import { type ColumnOrName, toColumns, toSortKey } from "./col.ts";
import type { Column } from "./column.ts";

declare const windowUses: unique symbol;

/** Spark's own marks for "no bound": the ends of a 64-bit integer. */
const firstRow = -(2n ** 63n);
const lastRow = 2n ** 63n - 1n;

/** A frame bound: rows or order values away from the current row, negative is before it. */
export type FrameBound = number | bigint;

function toBound(name: string, value: FrameBound): bigint {
  if (value === Number.NEGATIVE_INFINITY) return firstRow;
  if (value === Number.POSITIVE_INFINITY) return lastRow;
  if (typeof value === "bigint") return value;
  if (!Number.isSafeInteger(value))
    throw wrongArgument(name, "a whole number or a bound of Window such as Window.unboundedPreceding", value);
  return BigInt(value);
}

function boundary(name: string, bound: FrameBound, unit: Frame["unit"]): Boundary {
  const value = toBound(name, bound);
  if (value <= firstRow || value >= lastRow) return { kind: "unbounded" };
  if (value === 0n) return { kind: "currentRow" };
  if (unit === "range") return { kind: "value", value: literalExpression(literal(value, t.long)) };
  if (BigInt.asIntN(32, value) !== value)
    throw new ArgumentError(
      `${name} is ${value} rows away, more than the 32 bits Spark counts rows of a frame in`,
    );
  return { kind: "value", value: literalExpression(literal(value, t.integer)) };
}

/**
 * How rows are partitioned and ordered for a window function, and which rows around the current one it sees.
 *
 * Immutable; begin with {@link Window}.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["DE", 1, 90], ["DE", 2, 143], ["DE", 3, 70]], ["zone", "hour", "price"]);
 * const lastTwo = Window.partitionBy("zone").orderBy("hour").rowsBetween(-1, Window.currentRow);
 * await prices.withColumn("mean", F.avg("price").over(lastTwo)).show();
 * // +----+----+-----+-----+
 * // |zone|hour|price| mean|
 * // +----+----+-----+-----+
 * // |  DE|   1|   90| 90.0|
 * // |  DE|   2|  143|116.5|
 * // |  DE|   3|   70|106.5|
 * // +----+----+-----+-----+
 * ```
 * @see PySpark `WindowSpec` · proto `Expression.Window`
 */
export class WindowSpec<out U extends Unsettled = Unsettled> {
  declare readonly [windowUses]: U;
  readonly #partitionBy: readonly Column[];
  readonly #orderBy: readonly Column[];
  readonly #frame: Frame | undefined;

  /** @internal Use `Window`. */
  constructor(partitionBy: readonly Column[], orderBy: readonly Column[], frame: Frame | undefined) {
    this.#partitionBy = partitionBy;
    this.#orderBy = orderBy;
    this.#frame = frame;
  }

  /**
   * Rows with equal values in these columns share a window.
   *
   * @see PySpark `WindowSpec.partitionBy`
   */
  partitionBy<const C extends OneByOneOrList<ColumnOrName>>(
    ...columns: C
  ): WindowSpec<U | ListUses<C[number]>> {
    return new WindowSpec(toColumns(columns), this.#orderBy, this.#frame);
  }

  /**
   * The order of rows inside a window; ascending with nulls first unless a column says otherwise.
   *
   * @see PySpark `WindowSpec.orderBy`
   */
  orderBy<const C extends OneByOneOrList<ColumnOrName>>(...columns: C): WindowSpec<U | ListUses<C[number]>> {
    const keys = listOf<ColumnOrName>(columns).map((column, i) => toSortKey(column, `columns[${i}]`));
    return new WindowSpec(this.#partitionBy, keys, this.#frame);
  }

  /**
   * The window reaches from `start` to `end` rows from the current one, both included.
   *
   * @param start - rows from the current one, negative before it; or a bound of {@link Window}
   * @param end - as `start`
   * @throws {@link ArgumentError} if a bound is not a whole number of 32 bits
   * @see PySpark `WindowSpec.rowsBetween` · proto `Expression.Window.WindowFrame`
   */
  rowsBetween(start: FrameBound, end: FrameBound): WindowSpec<U> {
    return this.#between("rows", start, end);
  }

  /**
   * The window holds the rows whose order value differs from the current one by `start` to `end`.
   *
   * @param start - in units of the order column, negative before it; or a bound of {@link Window}
   * @param end - as `start`
   * @throws {@link ArgumentError} if a bound is not a whole number
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 10], [2, 20], [5, 50]], ["hour", "mwh"]);
   * const lastTwoHours = Window.orderBy("hour").rangeBetween(-1, 0);
   * await hours.withColumn("total", F.sum("mwh").over(lastTwoHours)).show();
   * // +----+---+-----+
   * // |hour|mwh|total|
   * // +----+---+-----+
   * // |   1| 10|   10|
   * // |   2| 20|   30|
   * // |   5| 50|   50|
   * // +----+---+-----+
   * ```
   * @see PySpark `WindowSpec.rangeBetween` · proto `Expression.Window.WindowFrame`
   */
  rangeBetween(start: FrameBound, end: FrameBound): WindowSpec<U> {
    return this.#between("range", start, end);
  }

  #between(unit: Frame["unit"], start: FrameBound, end: FrameBound): WindowSpec<U> {
    return new WindowSpec(this.#partitionBy, this.#orderBy, {
      unit,
      start: boundary("start", start, unit),
      end: boundary("end", end, unit),
    });
  }

  /** @internal */
  toParts(): WindowParts {
    return {
      partitionBy: this.#partitionBy.map((column) => column.toExpression()),
      orderBy: this.#orderBy.map((column) => sortOrderOf(column.toExpression())),
      frame: this.#frame,
    };
  }

  /** @internal */
  get references(): readonly Relation[] {
    return [...this.#partitionBy, ...this.#orderBy].flatMap((column) => column.references);
  }

  /**
   * The partitioning and the order, for people.
   *
   * @example
   * ```ts
   * console.log(`${Window.partitionBy("zone").orderBy(col("hour").desc())}`);
   * // WindowSpec(PARTITION BY zone ORDER BY hour DESC NULLS LAST)
   * ```
   */
  toString(): string {
    const list = (columns: readonly Column[]) =>
      columns.map((column) => formatExpression(column.toExpression())).join(", ");
    const clauses = [
      ["PARTITION BY", list(this.#partitionBy)],
      ["ORDER BY", list(this.#orderBy)],
    ].filter(([, columns]) => columns !== "");
    return `WindowSpec(${clauses.map((clause) => clause.join(" ")).join(" ")})`;
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** @internal The sort order inside a key made by `toSortKey`. */
export function sortOrderOf(key: Expression): SortOrder {
  if (key.exprType.case !== "sortOrder")
    throw new ArgumentError(`expected a sort key such as col("a").asc(), not ${formatExpression(key)}`, {});
  return key.exprType.value;
}

const empty: WindowSpec<never> = new WindowSpec([], [], undefined);

/**
 * Begins a {@link WindowSpec}, for `Column.over`.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["DE", 1, 90], ["DE", 2, 143], ["FR", 1, 98]], ["zone", "hour", "price"]);
 * const latest = Window.partitionBy("zone").orderBy(col("hour").desc());
 * await prices.withColumn("rank", F.rowNumber().over(latest)).filter("rank = 1").orderBy("zone").show();
 * // +----+----+-----+----+
 * // |zone|hour|price|rank|
 * // +----+----+-----+----+
 * // |  DE|   2|  143|   1|
 * // |  FR|   1|   98|   1|
 * // +----+----+-----+----+
 * ```
 * @see PySpark `Window`
 */
export const Window = {
  /** No lower bound: from the first row of the partition. */
  unboundedPreceding: firstRow,
  /** No upper bound: to the last row of the partition. */
  unboundedFollowing: lastRow,
  /** The current row. */
  currentRow: 0n,
  /** Rows with equal values in these columns share a window. */
  partitionBy: <const C extends OneByOneOrList<ColumnOrName>>(
    ...columns: C
  ): WindowSpec<ListUses<C[number]>> => empty.partitionBy(...columns),
  /** One window over all rows, in this order. */
  orderBy: <const C extends OneByOneOrList<ColumnOrName>>(...columns: C): WindowSpec<ListUses<C[number]>> =>
    empty.orderBy(...columns),
  /** One window over all rows: `start` to `end` rows from the current one. */
  rowsBetween: (start: FrameBound, end: FrameBound): WindowSpec<never> => empty.rowsBetween(start, end),
  /** One window over all rows: order values `start` to `end` from the current one. */
  rangeBetween: (start: FrameBound, end: FrameBound): WindowSpec<never> => empty.rangeBetween(start, end),
} as const;
