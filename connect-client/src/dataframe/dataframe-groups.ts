import { type ColumnOrName, checkColumn, toColumn, toColumns } from "../column/col.ts";
import { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { listOf, type OneByOneOrList, wrongArgument } from "../plan/arguments.ts";
import { attribute } from "../plan/expression.ts";
import type { Schema, StringType } from "../types/index.ts";
import type { Nullable } from "../typing/nullability.ts";
import type { CheckColumns, CheckNamesOf } from "./check-types.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameAsOfJoin } from "./dataframe-as-of-join.ts";
import type { OfSchema } from "./dataframe-base.ts";
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
export abstract class DataFrameGroups<out S extends Schema> extends DataFrameAsOfJoin<S> {
  /**
   * Groups rows that have equal values in the columns, for `agg` and its relatives; lazy.
   *
   * @param columns - names, columns or positions from 1, one by one or in one list
   * @throws {@link ArgumentError} if one is neither a column, a name nor a position, or columns of a position are not known here
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["DE", 143], ["FR", 98]], ["zone", "price"]);
   * await prices.groupBy("zone").agg(F.avg("price").alias("mean"), F.count("*").alias("hours")).orderBy("zone").show();
   * // +----+-----+-----+
   * // |zone| mean|hours|
   * // +----+-----+-----+
   * // |  DE|116.5|    2|
   * // |  FR| 98.0|    1|
   * // +----+-----+-----+
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

  /**
   * Groups by the columns, by all but the last, and so on down to one group of all rows; lazy.
   *
   * @throws {@link ArgumentError} as {@link groupBy}
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.rollup("zone").agg(F.sum("price").alias("total")).orderBy("zone").show();
   * // +----+-----+
   * // |zone|total|
   * // +----+-----+
   * // |NULL|  188|
   * // |  DE|   90|
   * // |  FR|   98|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrame.rollup` · proto `Aggregate`
   */
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

  /**
   * Groups by every combination of the columns; lazy.
   *
   * @throws {@link ArgumentError} as {@link groupBy}
   * @example
   * ```ts
   * const trips = spark.createDataFrame([["DE", 1, 5], ["FR", 1, 7]], ["zone", "day", "trips"]);
   * await trips.cube("zone", "day").agg(F.sum("trips").alias("trips")).orderBy("zone", "day").show();
   * // +----+----+-----+
   * // |zone| day|trips|
   * // +----+----+-----+
   * // |NULL|NULL|   12|
   * // |NULL|   1|   12|
   * // |  DE|NULL|    5|
   * // |  DE|   1|    5|
   * // |  FR|NULL|    7|
   * // |  FR|   1|    7|
   * // +----+----+-----+
   * ```
   * @see PySpark `DataFrame.cube` · proto `Aggregate`
   */
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

  /**
   * Groups by each of the given sets; lazy; since Spark 4.0.
   *
   * @param columns - those that appear in the result
   * @example
   * ```ts
   * const trips = spark.createDataFrame([["DE", 1, 5], ["FR", 1, 7]], ["zone", "day", "trips"]);
   * await trips.groupingSets([["zone"], ["day"]], "zone", "day").agg(F.sum("trips").alias("trips")).orderBy("zone", "day").show();
   * // +----+----+-----+
   * // |zone| day|trips|
   * // +----+----+-----+
   * // |NULL|   1|   12|
   * // |  DE|NULL|    5|
   * // |  FR|NULL|    7|
   * // +----+----+-----+
   * ```
   * @see PySpark `DataFrame.groupingSets` · proto `Aggregate.GroupingSets`
   */
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
   * Aggregates all rows to one; lazy.
   *
   * @param aggregates - columns, or an object from column names to the names of functions
   * @throws {@link ArgumentError} if there is none, or one is neither a column nor an object of names
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.agg(F.max("price").alias("peak"), F.count("*").alias("rows")).show();
   * // +----+----+
   * // |peak|rows|
   * // +----+----+
   * // |  98|   2|
   * // +----+----+
   * await prices.agg({ price: "avg" }).show();
   * // +----------+
   * // |avg(price)|
   * // +----------+
   * // |      94.0|
   * // +----------+
   * ```
   * @see PySpark `DataFrame.agg` · proto `Aggregate`
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
   * Turns columns into rows: for each row of this one row for each of `values`, with its name and its value; lazy.
   *
   * @param ids - columns to keep
   * @param values - columns to turn into rows; all others than `ids` when null
   * @param variableColumnName - of the column of names
   * @param valueColumnName - of the column of values
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 20, 30]], ["hour", "wind", "solar"]);
   * await hours.unpivot(["hour"], ["wind", "solar"], "source", "mwh").show();
   * // +----+------+---+
   * // |hour|source|mwh|
   * // +----+------+---+
   * // |   1|  wind| 20|
   * // |   1| solar| 30|
   * // +----+------+---+
   * ```
   * @see PySpark `DataFrame.unpivot` · proto `Unpivot`
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

  /**
   * {@link unpivot}.
   *
   * @see PySpark `DataFrame.melt`
   */
  melt(
    ids: ColumnOrName | readonly ColumnOrName[],
    values: ColumnOrName | readonly ColumnOrName[] | null | undefined,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    return this.unpivot(ids, values, variableColumnName, valueColumnName);
  }

  /**
   * Swaps rows and columns; lazy; since Spark 4.0.
   *
   * @param indexColumn - its values name the new columns; the first column when absent
   * @example
   * ```ts
   * const totals = spark.createDataFrame([["wind", 20], ["solar", 30]], ["source", "mwh"]);
   * await totals.transpose("source").show();
   * // +---+-----+----+
   * // |key|solar|wind|
   * // +---+-----+----+
   * // |mwh|   30|  20|
   * // +---+-----+----+
   * ```
   * @see PySpark `DataFrame.transpose` · proto `Transpose`
   */
  transpose(indexColumn?: ColumnOrName): DataFrame {
    const columns = indexColumn === undefined ? [] : [toColumn(indexColumn)];
    return this.derive(
      "transpose",
      { input: this.toRelation(), indexColumns: columns.map((column) => column.toExpression()) },
      columns,
    );
  }

  /**
   * Count, mean, standard deviation, minimum and maximum of the columns, as text; of all when none is named; lazy.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.describe("price").show();
   * // +-------+-----------------+
   * // |summary|            price|
   * // +-------+-----------------+
   * // |  count|                2|
   * // |   mean|             94.0|
   * // | stddev|5.656854249492381|
   * // |    min|               90|
   * // |    max|               98|
   * // +-------+-----------------+
   * ```
   * @see PySpark `DataFrame.describe` · proto `StatDescribe`
   */
  describe(...columns: OneByOneOrList<string>): DataFrame<{ readonly [column: string]: StringType }> {
    return this.derive("describe", { input: this.toRelation(), cols: [...listOf(columns)] });
  }

  /**
   * Statistics of all columns, as text: those of {@link describe} and the quartiles, or those named; lazy.
   *
   * @param statistics - `count`, `mean`, `stddev`, `min`, `max`, or a percentage such as `25%`
   * @throws {@link ArgumentError} if a statistic is not text
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.select("price").summary("min", "75%", "max").show();
   * // +-------+-----+
   * // |summary|price|
   * // +-------+-----+
   * // |    min|   90|
   * // |    75%|   98|
   * // |    max|   98|
   * // +-------+-----+
   * ```
   * @see PySpark `DataFrame.summary` · proto `StatSummary`
   */
  summary(...statistics: OneByOneOrList<string>): DataFrame<{ readonly [column: string]: StringType }> {
    return this.derive("summary", { input: this.toRelation(), statistics: [...listOf(statistics)] });
  }

  /**
   * Computes metrics of the rows while an action runs on them; lazy.
   *
   * @param observation - for batches; a stream takes a name and reports under it in its progress
   * @param metrics - aggregates, each with a name by `alias`
   * @throws {@link ArgumentError} if it is neither, has watched a DataFrame before, or a metric is not a column
   * @example
   * ```ts
   * const seen = new Observation();
   * await spark.range(24).observe(seen, F.count("*").alias("rows")).write.mode("overwrite").parquet("/tmp/demo/observed");
   * console.log(await seen.get());
   * // { rows: 24n }
   * ```
   * @see PySpark `DataFrame.observe` · proto `CollectMetrics`
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
