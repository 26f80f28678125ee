import { type ColumnOrName, toColumn, toSortKey } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { sortOrderOf } from "../column/window-spec.ts";
import { PlanError } from "../errors/index.ts";
import type { Expression } from "../gen/spark/connect/expressions_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { tableArgSubquery } from "../plan/subquery.ts";

interface Spread {
  readonly partitionBy: readonly Column[];
  readonly orderBy: readonly Column[];
  readonly singlePartition: boolean | undefined;
}

/**
 * A whole DataFrame as an argument of a table function, and how its rows are spread over the calls.
 *
 * Immutable; made by `df.asTable()`, for `spark.tvf.call` with a table function that the server has.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([["FR", 98.5]], ["zone", "price"]);
 * const argument = prices.asTable().partitionBy("zone").orderBy("price");
 * const whole = prices.asTable().withSinglePartition();
 * try {
 *   await spark.tvf.call("top_hours", argument, whole).collect();
 * } catch (error) {
 *   if (error instanceof AnalysisError) console.log(error.errorClass); // this server has none
 * }
 * // UNRESOLVABLE_TABLE_VALUED_FUNCTION
 * ```
 * @see PySpark `TableArg` · proto `SubqueryExpression` · since Spark 4.0
 */
export class TableArg {
  readonly #relation: Relation;
  readonly #spread: Spread;

  /** @internal Use `df.asTable()`. */
  constructor(
    relation: Relation,
    spread: Spread = { partitionBy: [], orderBy: [], singlePartition: undefined },
  ) {
    this.#relation = relation;
    this.#spread = spread;
  }

  /**
   * Rows with equal values in these columns go to one call.
   *
   * @throws {@link PlanError} if it is said already how rows are spread
   * @see PySpark `TableArg.partitionBy`
   */
  partitionBy(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): TableArg {
    this.#requireSpread(false, "partitionBy");
    return this.#with({ partitionBy: columns.map((column) => toColumn(column)) });
  }

  /**
   * All rows go to one call.
   *
   * @throws {@link PlanError} if it is said already how rows are spread
   * @see PySpark `TableArg.withSinglePartition`
   */
  withSinglePartition(): TableArg {
    this.#requireSpread(false, "withSinglePartition");
    return this.#with({ singlePartition: true });
  }

  /**
   * The order in which a call sees its rows.
   *
   * @throws {@link PlanError} if it is not said before how rows are spread
   * @see PySpark `TableArg.orderBy`
   */
  orderBy(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): TableArg {
    this.#requireSpread(true, "orderBy");
    const keys = columns.map((column) => toSortKey(column));
    return this.#with({ orderBy: [...this.#spread.orderBy, ...keys] });
  }

  #requireSpread(expected: boolean, method: string): void {
    const { partitionBy, singlePartition } = this.#spread;
    const isSpread = partitionBy.length > 0 || singlePartition === true;
    if (isSpread === expected) return;
    throw new PlanError(
      `${method}() goes ${expected ? "after" : "without"} partitionBy() or withSinglePartition() before it`,
      { node: "TableArg" },
    );
  }

  #with(change: Partial<Spread>): TableArg {
    return new TableArg(this.#relation, { ...this.#spread, ...change });
  }

  /** @internal */
  toExpression(): Expression {
    const { partitionBy, orderBy, singlePartition } = this.#spread;
    return tableArgSubquery(this.#relation.common?.planId ?? 0n, {
      partitionBy: partitionBy.map((column) => column.toExpression()),
      orderBy: orderBy.map((key) => sortOrderOf(key.toExpression())),
      singlePartition,
    });
  }

  /** @internal The relation itself, and those of subqueries in its columns. */
  get references(): readonly Relation[] {
    const columns = [...this.#spread.partitionBy, ...this.#spread.orderBy];
    return [this.#relation, ...columns.flatMap((column) => column.references)];
  }
}
