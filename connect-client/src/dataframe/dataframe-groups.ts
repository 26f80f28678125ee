import { type ColumnOrName, checkColumn, toColumn, toColumns } from "../column/col.ts";
import { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { listOf, type OneByOneOrList, wrongArgument } from "../plan/arguments.ts";
import { attribute } from "../plan/expression.ts";
import type { Schema, StringType } from "../types/index.ts";
import type { Nullable } from "../typing/nullability.ts";
import type { CheckColumns, CheckNamesOf } from "./check-types.ts";
import type { DataFrame } from "./dataframe.ts";
import type { OfSchema } from "./dataframe-base.ts";
import { DataFrameJoins } from "./dataframe-joins.ts";
import type { AggregatedByNames, CheckAggregates, GroupedNames } from "./group-types.ts";
import { GroupedData } from "./grouped-data.ts";
import { type Observation, observationName } from "./observation.ts";
import type { Selected } from "./schema-types.ts";

/** What rows can be grouped by: a column, or the position of one from 1 where the columns are known. */
export type GroupKey = ColumnOrName | number;

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** Transformations that summarise or reshape rows: nothing here runs until an action. */
export abstract class DataFrameGroups<out S extends Schema> extends DataFrameJoins<S> {
  /**
   * Groups rows that have equal values in the columns, for `agg` and its relatives.
   *
   * @example
   * ```ts
   * prices.groupBy("zone").agg(F.avg("price_eur_mwh").alias("mean"), F.count("*").alias("hours"))
   * ```
   * @see PySpark `DataFrame.groupBy` · proto `Aggregate`
   */
  groupBy<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
  ): GroupedData<T, Selected<T, C>, GroupedNames<C[number]>>;
  groupBy<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): GroupedData<T, Selected<T, C>, GroupedNames<C[number]>>;
  groupBy(...columns: OneByOneOrList<GroupKey>): GroupedData<S> {
    return new GroupedData(this, { type: "groupBy", columns: this.#groupKeys(columns) });
  }

  /** Groups by the columns, by all but the last, and so on down to one group of all rows. */
  rollup<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
  ): GroupedData<T, Nullable<Selected<T, C>>, GroupedNames<C[number]>>;
  rollup<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): GroupedData<T, Nullable<Selected<T, C>>, GroupedNames<C[number]>>;
  rollup(...columns: OneByOneOrList<GroupKey>): GroupedData<S> {
    return new GroupedData(this, { type: "rollup", columns: this.#groupKeys(columns) });
  }

  /** Groups by every combination of the columns. */
  cube<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    columns: C & CheckColumns<T, C>,
  ): GroupedData<T, Nullable<Selected<T, C>>, GroupedNames<C[number]>>;
  cube<T extends Schema, const C extends readonly GroupKey[]>(
    this: OfSchema<T>,
    ...columns: C & CheckColumns<T, C>
  ): GroupedData<T, Nullable<Selected<T, C>>, GroupedNames<C[number]>>;
  cube(...columns: OneByOneOrList<GroupKey>): GroupedData<S> {
    return new GroupedData(this, { type: "cube", columns: this.#groupKeys(columns) });
  }

  #groupKeys(columns: OneByOneOrList<GroupKey>): Column[] {
    return listOf(columns).map((key, i) =>
      typeof key === "number" ? this.#columnAt(key, `columns[${i}]`) : toColumn(key, `columns[${i}]`),
    );
  }

  /** Only names reach the server here: it would take a number for a position in the result. */
  #columnAt(position: number, argument: string): Column {
    const names = this.knownSchema?.fieldNames;
    if (names === undefined)
      throw wrongArgument(
        argument,
        "a column or its name, as the columns of this DataFrame are not known yet (await df.schema() asks for them)",
        position,
      );
    const name = names[position - 1];
    if (name === undefined) throw wrongArgument(argument, `a position from 1 to ${names.length}`, position);
    return new Column(attribute(quoted(name), this.planId));
  }

  /** Groups by each of the given sets; `columns` are those that appear in the result; since Spark 4.0. */
  groupingSets<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: OfSchema<T>,
    sets: readonly (readonly ColumnOrName[])[],
    ...columns: C & CheckColumns<T, C>
  ): GroupedData<T, Nullable<Selected<T, C>>, GroupedNames<C[number]>>;
  groupingSets(
    sets: readonly (readonly ColumnOrName[])[],
    ...columns: readonly ColumnOrName[]
  ): GroupedData<S> {
    return new GroupedData(this, {
      type: "groupingSets",
      columns: toColumns(columns),
      sets: sets.map((set) => toColumns([set])),
    });
  }

  /**
   * Aggregates all rows to one.
   *
   * @param aggregates - columns, or an object from column names to the names of functions
   */
  agg<T extends Schema, const F extends Readonly<Record<string, string>>>(
    this: OfSchema<T>,
    functions: F & CheckNamesOf<T, F>,
  ): DataFrame<AggregatedByNames<T, Record<never, never>, never, F>>;
  agg<T extends Schema, const A extends readonly [Column, ...Column[]]>(
    this: OfSchema<T>,
    ...aggregates: A & CheckAggregates<T, never, A>
  ): DataFrame<Selected<T, A>>;
  agg(
    ...aggregates: readonly [Readonly<Record<string, string>>] | readonly [Column, ...Column[]]
  ): DataFrame {
    const grouped: GroupedData = new GroupedData(this, { type: "groupBy", columns: [] });
    const [first, ...rest] = aggregates;
    return first instanceof Column ? grouped.agg(first, ...(rest as Column[])) : grouped.agg(first);
  }

  /**
   * Turns columns into rows: for each row of this one row for each of `values`, with its name and its value.
   *
   * @param ids - columns to keep
   * @param values - columns to turn into rows; all others than `ids` when null
   */
  unpivot(
    ids: ColumnOrName | readonly ColumnOrName[],
    values: ColumnOrName | readonly ColumnOrName[] | null | undefined,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    const idColumns = toColumns([ids].flat());
    const valueColumns = values == null ? undefined : toColumns([values].flat());
    return this.derive(
      "unpivot",
      {
        input: this.toRelation(),
        ids: idColumns.map((column) => column.toExpression()),
        ...(valueColumns && { values: { values: valueColumns.map((column) => column.toExpression()) } }),
        variableColumnName,
        valueColumnName,
      },
      [...idColumns, ...(valueColumns ?? [])],
    );
  }

  /** {@link unpivot}. */
  melt(
    ids: ColumnOrName | readonly ColumnOrName[],
    values: ColumnOrName | readonly ColumnOrName[] | null | undefined,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    return this.unpivot(ids, values, variableColumnName, valueColumnName);
  }

  /**
   * Swaps rows and columns; since Spark 4.0.
   *
   * @param indexColumn - its values name the new columns; the first column when absent
   */
  transpose(indexColumn?: ColumnOrName): DataFrame {
    const columns = indexColumn === undefined ? [] : [toColumn(indexColumn)];
    return this.derive(
      "transpose",
      { input: this.toRelation(), indexColumns: columns.map((column) => column.toExpression()) },
      columns,
    );
  }

  /** Count, mean, standard deviation, minimum and maximum of the columns, as text; of all when none is named. */
  describe(...columns: OneByOneOrList<string>): DataFrame<{ readonly [column: string]: StringType }> {
    return this.derive("describe", { input: this.toRelation(), cols: [...listOf(columns)] });
  }

  /** {@link describe} with statistics of one's choice, such as `"25%"`; the quartiles as well when none is named. */
  summary(...statistics: OneByOneOrList<string>): DataFrame<{ readonly [column: string]: StringType }> {
    return this.derive("summary", { input: this.toRelation(), statistics: [...listOf(statistics)] });
  }

  /**
   * Computes aggregates on the side while an action or stream runs; an {@link Observation} receives them.
   *
   * @param observation - for batches; a stream takes a name and reports under it in its progress
   * @example
   * ```ts
   * const seen = new Observation();
   * await df.observe(seen, F.count(lit(1)).alias("rows")).write.save("/tmp/out");
   * await seen.get();   // { rows: 24n }
   * ```
   */
  observe(observation: Observation | string, ...metrics: readonly [Column, ...Column[]]): DataFrame<S> {
    if (metrics.length === 0) throw new ArgumentError("observe() needs at least one aggregate");
    return this.derive(
      "collectMetrics",
      {
        input: this.toRelation(),
        name: observationName(observation, this.executor),
        metrics: metrics.map((metric, i) => checkColumn(metric, `metrics[${i}]`).toExpression()),
      },
      metrics,
    );
  }
}
