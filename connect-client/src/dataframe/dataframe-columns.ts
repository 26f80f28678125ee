import { type ColumnOrName, checkColumn, type OwnName, toColumn, toColumns } from "../column/col.ts";
import { Column, invoke } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { checkText, listOf, type OneByOneOrList } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import type { FieldType, LongType, NotNull, Schema, StringType, StructType } from "../types/index.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameBase } from "./dataframe-base.ts";
import type { CheckName, CheckNames, ColumnNames, Renamed, Selected, With, Without } from "./schema-types.ts";

type ColumnsOf<C extends { readonly [name: string]: Column }> = {
  readonly [K in keyof C]: C[K] extends Column<infer T extends FieldType> ? T : FieldType;
};

/** Transformations of columns: nothing here runs until an action. */
export abstract class DataFrameColumns<out S extends Schema> extends DataFrameBase<S> {
  /**
   * A column of this very DataFrame, which tells apart equal names after a join.
   *
   * @example
   * ```ts
   * prices.join(weather, prices.col("zone").eq(weather.col("zone")))
   * ```
   * @see PySpark `df["name"]` · proto `UnresolvedAttribute.plan_id`
   */
  col<T extends Schema, const N extends string>(
    this: DataFrameColumns<T>,
    name: N & CheckName<T, N>,
  ): Column<N extends ColumnNames<T> ? T[N] : FieldType, N extends ColumnNames<T> ? N : OwnName<N>> {
    if (checkText("name", name) === "*") return new Column(plan.star(undefined, this.planId));
    return new Column(plan.attribute(name, this.planId));
  }

  /** The columns whose names match a Java regular expression, given in backticks. */
  colRegex(pattern: string): Column {
    return new Column(plan.columnsMatching(pattern, this.planId));
  }

  /** A hidden column of the source, such as `_metadata` of files. */
  metadataColumn(name: string): Column {
    return new Column(plan.metadataAttribute(name, this.planId));
  }

  /**
   * Keeps the given columns, in this order.
   *
   * @param columns - names (`*` is all of them) or expressions, one by one or in one list
   * @example
   * ```ts
   * await spark.range(2).select("id", col("id").plus(1).alias("next")).show();
   * // +---+----+
   * // | id|next|
   * // +---+----+
   * // |  0|   1|
   * // |  1|   2|
   * // +---+----+
   * ```
   * @see PySpark `DataFrame.select` · proto `Project`
   */
  select<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameColumns<T>,
    columns: C & CheckNames<T, C>,
  ): DataFrame<Selected<T, C>>;
  select<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameColumns<T>,
    ...columns: C & CheckNames<T, C>
  ): DataFrame<Selected<T, C>>;
  select(...columns: OneByOneOrList<ColumnOrName>): DataFrame {
    const list = toColumns(columns);
    return this.derive(
      "project",
      { input: this.toRelation(), expressions: list.map((column) => column.toExpression()) },
      list,
    );
  }

  /** {@link select} with SQL expressions: `df.selectExpr("id", "price * 1.19 AS gross")`. */
  selectExpr(...expressions: OneByOneOrList<string>): DataFrame {
    return this.derive("project", {
      input: this.toRelation(),
      expressions: listOf(expressions).map(plan.sqlExpression),
    });
  }

  /**
   * Adds a column, or replaces the one of that name.
   *
   * @see PySpark `DataFrame.withColumn` · proto `WithColumns`
   */
  withColumn<T extends Schema, const N extends string, F extends FieldType>(
    this: DataFrameColumns<T>,
    name: N,
    column: Column<F>,
  ): DataFrame<With<T, { readonly [K in N]: F }>> {
    return this.#withColumns([[name, column]]);
  }

  /**
   * Adds or replaces several columns at once; each sees the columns as they were before.
   *
   * @example
   * ```ts
   * df.withColumns({ net: col("price"), gross: col("price").multiply(1.19) })
   * ```
   */
  withColumns<T extends Schema, const C extends { readonly [name: string]: Column }>(
    this: DataFrameColumns<T>,
    columns: C,
  ): DataFrame<With<T, ColumnsOf<C>>> {
    return this.#withColumns(Object.entries(columns));
  }

  #withColumns<R extends Schema>(columns: readonly (readonly [string, Column])[]): DataFrame<R> {
    if (columns.length === 0) throw new ArgumentError("withColumns() needs at least one column");
    for (const [name, column] of columns) checkColumn(column, `the column for ${checkText("name", name)}`);
    return this.derive(
      "withColumns",
      {
        input: this.toRelation(),
        aliases: columns.map(([name, column]) => ({ expr: column.toExpression(), name: [name] })),
      },
      columns.map(([, column]) => column),
    );
  }

  /** Sets the metadata of a column, which stays in the schema: `df.withMetadata("id", { comment: "the key" })`. */
  withMetadata<T extends Schema, const N extends string>(
    this: DataFrameColumns<T>,
    name: N & CheckName<T, N>,
    metadata: object,
  ): DataFrame<T> {
    const expr = plan.attribute(name, this.planId);
    return this.derive("withColumns", {
      input: this.toRelation(),
      aliases: [{ expr, name: [name], metadata: JSON.stringify(metadata) }],
    });
  }

  /** Renames a column. A name the DataFrame does not have changes nothing. */
  withColumnRenamed<T extends Schema, const From extends string, const To extends string>(
    this: DataFrameColumns<T>,
    from: From & CheckName<T, From>,
    to: To,
  ): DataFrame<Renamed<T, { readonly [K in From]: To }>> {
    return this.#rename([[from, to]]);
  }

  /** Renames several columns: `df.withColumnsRenamed({ old: "new" })`. */
  withColumnsRenamed<T extends Schema, const M extends { readonly [from: string]: string }>(
    this: DataFrameColumns<T>,
    names: M,
  ): DataFrame<Renamed<T, M>> {
    return this.#rename(Object.entries(names));
  }

  #rename<R extends Schema>(names: readonly (readonly [string, string])[]): DataFrame<R> {
    return this.derive("withColumnsRenamed", {
      input: this.toRelation(),
      renames: names.map(([colName, newColName]) => ({ colName, newColName })),
    });
  }

  /** Removes columns. A name the DataFrame does not have changes nothing. */
  drop<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameColumns<T>,
    columns: C & CheckNames<T, C>,
  ): DataFrame<Without<T, C[number]>>;
  drop<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: DataFrameColumns<T>,
    ...columns: C & CheckNames<T, C>
  ): DataFrame<Without<T, C[number]>>;
  drop(...columns: OneByOneOrList<ColumnOrName>): DataFrame {
    const given = listOf(columns);
    const list = given.flatMap((column, i) =>
      typeof column === "string" ? [] : [toColumn(column, `columns[${i}]`)],
    );
    return this.derive(
      "drop",
      {
        input: this.toRelation(),
        columnNames: given.filter((column) => typeof column === "string"),
        columns: list.map((column) => column.toExpression()),
      },
      list,
    );
  }

  /** Gives all columns new names, in order. */
  toDF(...names: readonly string[]): DataFrame {
    return this.derive("toDf", { input: this.toRelation(), columnNames: [...names] });
  }

  /** The rows as JSON text, one object each, in a column `value`. */
  toJSON(): DataFrame<{ readonly value: StringType }> {
    return this.select(invoke("to_json", invoke("struct", toColumn("*"))).alias("value")).as();
  }

  /**
   * Numbers the rows from 0 without gaps, in a last column.
   *
   * Which row has which number is only sure after a sort. Where there is more than one partition, Spark runs a job
   * of its own to count their rows.
   *
   * @see PySpark `DataFrame.zipWithIndex`
   */
  zipWithIndex<T extends Schema, const N extends string = "index">(
    this: DataFrameColumns<T>,
    name?: N,
  ): DataFrame<With<T, { readonly [K in N]: NotNull<LongType> }>> {
    const index = new Column(plan.call("distributed_sequence_id", []));
    return this.derive("project", {
      input: this.toRelation(),
      expressions: [plan.star(), index.alias(name ?? "index").toExpression()],
    });
  }

  /** Reorders and casts the columns to those of `schema`, by name; a column it lacks is an error. */
  to<R extends Schema>(schema: StructType<R>): DataFrame<R> {
    const fields = { input: this.toRelation(), schema: dataTypeToProto(schema) };
    return this.derive("toSchema", fields, [], schema);
  }

  /**
   * Takes the word of the caller for the schema: changes types in the editor, nothing at run time.
   *
   * @example
   * ```ts
   * const prices = spark.sql("SELECT zone, price FROM prices").as<{ zone: StringType; price: DoubleType }>();
   * ```
   */
  as<R extends Schema>(): DataFrame<R> {
    return this.create(this.toRelation(), this.knownSchema);
  }
}
