import { type ColumnOrName, checkColumn, toColumn, toColumns } from "../column/col.ts";
import { Column, invoke } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { isOlderServer } from "../execution/server-version.ts";
import { checkText, listOf, type OneByOneOrList } from "../plan/arguments.ts";
import * as plan from "../plan/expression.ts";
import { dataTypeToProto } from "../types/data-type-to-proto.ts";
import type { LongType, NotNull, Schema, StringType, StructType } from "../types/index.ts";
import type { ColumnAt, OwnName } from "../typing/names.ts";
import type {
  CheckColumn,
  CheckColumnsByName,
  CheckDropped,
  CheckName,
  CheckNamesOf,
  CheckPresent,
  CheckSelected,
} from "./check-types.ts";
import type { DataFrame } from "./dataframe.ts";
import { DataFrameBase, type OfSchema } from "./dataframe-base.ts";
import type {
  Appended,
  ColumnField,
  FieldsOf,
  NamedAnew,
  Renamed,
  Selected,
  With,
  Without,
} from "./schema-types.ts";

/** Transformations of columns: nothing here runs until an action. */
export abstract class DataFrameColumns<out S extends Schema> extends DataFrameBase<S> {
  /**
   * A column of this very DataFrame, which tells apart equal names after a join.
   *
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90]], ["zone", "price"]);
   * const weather = spark.createDataFrame([["DE", 7]], ["zone", "wind"]);
   * await prices
   *   .join(weather, prices.col("zone").eq(weather.col("zone")))
   *   .select(prices.col("zone"), "price", "wind")
   *   .show();
   * // +----+-----+----+
   * // |zone|price|wind|
   * // +----+-----+----+
   * // |  DE|   90|   7|
   * // +----+-----+----+
   * ```
   * @see PySpark `df["name"]` · proto `UnresolvedAttribute.plan_id`
   */
  col<T extends Schema, const N extends string>(
    this: OfSchema<T>,
    name: N & CheckName<T, N>,
  ): Column<ColumnAt<T, N>, OwnName<N>, never>;
  col(name: string): Column {
    if (checkText("name", name) === "*") return new Column(plan.star(undefined, this.planId));
    return new Column(plan.attribute(name, this.planId));
  }

  /**
   * The columns whose names match a Java regular expression, given in backticks.
   *
   * @example
   * ```ts
   * const hours = spark.createDataFrame([[1, 2, 3]], ["wind_onshore", "wind_offshore", "solar"]);
   * await hours.select(hours.colRegex("`wind_.*`")).show();
   * // +------------+-------------+
   * // |wind_onshore|wind_offshore|
   * // +------------+-------------+
   * // |           1|            2|
   * // +------------+-------------+
   * ```
   * @see PySpark `DataFrame.colRegex` · proto `UnresolvedRegex`
   */
  colRegex(pattern: string): Column {
    return new Column(plan.columnsMatching(pattern, this.planId));
  }

  /**
   * A hidden column of the source, such as `_metadata` of files.
   *
   * @example
   * ```ts
   * await spark.range(1).write.mode("overwrite").parquet("/tmp/demo/hidden");
   * const hours = spark.read.parquet("/tmp/demo/hidden");
   * const names = await hours.filter("id = 0").select(hours.metadataColumn("_metadata").getField("file_name").alias("file")).collect();
   * console.log(String(names[0]?.file).endsWith(".parquet"));
   * // true
   * ```
   * @see PySpark `DataFrame.metadataColumn` · proto `UnresolvedAttribute.is_metadata_column`
   */
  metadataColumn(name: string): Column {
    return new Column(plan.metadataAttribute(name, this.planId));
  }

  /**
   * Keeps the given columns, in this order; lazy.
   *
   * @param columns - names (`*` is all of them) or expressions, one by one or in one list
   * @throws {@link ArgumentError} if one is neither a name nor a column
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
    this: OfSchema<T>,
    columns: C & CheckSelected<T, C>,
  ): DataFrame<Selected<T, C>>;
  select<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: OfSchema<T>,
    ...columns: C & CheckSelected<T, C>
  ): DataFrame<Selected<T, C>>;
  select(...columns: OneByOneOrList<ColumnOrName>): DataFrame {
    const list = toColumns(columns);
    return this.derive(
      "project",
      { input: this.toRelation(), expressions: list.map((column) => column.toExpression()) },
      list,
    );
  }

  /**
   * Keeps columns given as SQL expressions; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.selectExpr("zone", "price * 1.19 AS gross").show();
   * // +----+------+
   * // |zone| gross|
   * // +----+------+
   * // |  DE|107.10|
   * // |  FR|116.62|
   * // +----+------+
   * ```
   * @see PySpark `DataFrame.selectExpr` · proto `Project`
   */
  selectExpr(...expressions: OneByOneOrList<string>): DataFrame {
    return this.derive("project", {
      input: this.toRelation(),
      expressions: listOf(expressions).map(plan.sqlExpression),
    });
  }

  /**
   * Adds a column, or replaces the one of that name; lazy.
   *
   * @throws {@link ArgumentError} if it is not a column
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.withColumn("gross", col("price").multiply(1.19)).show();
   * // +----+-----+------------------+
   * // |zone|price|             gross|
   * // +----+-----+------------------+
   * // |  DE|   90|             107.1|
   * // |  FR|   98|116.61999999999999|
   * // +----+-----+------------------+
   * ```
   * @see PySpark `DataFrame.withColumn` · proto `WithColumns`
   */
  withColumn<T extends Schema, const N extends string, const C extends Column>(
    this: OfSchema<T>,
    name: N,
    column: C & CheckColumn<T, C>,
  ): DataFrame<With<T, { readonly [K in N]: ColumnField<T, C> }>>;
  withColumn(name: string, column: Column): DataFrame {
    return this.#withColumns([[name, column]]);
  }

  /**
   * Adds or replaces several columns at once; each sees the columns as they were before; lazy.
   *
   * @throws {@link ArgumentError} if there is none, or one is not a column
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.withColumns({ price: col("price").multiply(2), net: col("price") }).show();
   * // +----+-----+---+
   * // |zone|price|net|
   * // +----+-----+---+
   * // |  DE|  180| 90|
   * // |  FR|  196| 98|
   * // +----+-----+---+
   * ```
   * @see PySpark `DataFrame.withColumns` · proto `WithColumns`
   */
  withColumns<T extends Schema, const C extends { readonly [name: string]: Column }>(
    this: OfSchema<T>,
    columns: C & CheckColumnsByName<T, C>,
  ): DataFrame<With<T, FieldsOf<T, C>>>;
  withColumns(columns: { readonly [name: string]: Column }): DataFrame {
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

  /**
   * Sets the metadata of a column, which stays in the schema; lazy.
   *
   * @example
   * ```ts
   * const hours = spark.range(1).withMetadata("id", { comment: "the hour" });
   * console.log((await hours.schema()).toDDL());
   * // id BIGINT NOT NULL COMMENT 'the hour'
   * ```
   * @see PySpark `DataFrame.withMetadata` · proto `WithColumns`
   */
  withMetadata<T extends Schema, const N extends string>(
    this: OfSchema<T>,
    name: N & CheckName<T, N>,
    metadata: object,
  ): DataFrame<T>;
  withMetadata(name: string, metadata: object): DataFrame {
    const expr = plan.attribute(name, this.planId);
    return this.derive("withColumns", {
      input: this.toRelation(),
      aliases: [{ expr, name: [name], metadata: JSON.stringify(metadata) }],
    });
  }

  /**
   * Renames a column; lazy. A name the DataFrame does not have changes nothing.
   *
   * @example
   * ```ts
   * await spark.range(1).withColumnRenamed("id", "hour").show();
   * // +----+
   * // |hour|
   * // +----+
   * // |   0|
   * // +----+
   * ```
   * @see PySpark `DataFrame.withColumnRenamed` · proto `WithColumnsRenamed`
   */
  withColumnRenamed<T extends Schema, const From extends string, const To extends string>(
    this: OfSchema<T>,
    from: From & CheckPresent<T, From>,
    to: To,
  ): DataFrame<Renamed<T, { readonly [K in From]: To }>>;
  withColumnRenamed(from: string, to: string): DataFrame {
    return this.#rename([[from, to]]);
  }

  /**
   * Renames several columns; lazy. Names the DataFrame does not have change nothing.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.withColumnsRenamed({ zone: "area", price: "eur" }).show();
   * // +----+---+
   * // |area|eur|
   * // +----+---+
   * // |  DE| 90|
   * // |  FR| 98|
   * // +----+---+
   * ```
   * @see PySpark `DataFrame.withColumnsRenamed` · proto `WithColumnsRenamed`
   */
  withColumnsRenamed<T extends Schema, const M extends { readonly [from: string]: string }>(
    this: OfSchema<T>,
    names: M & CheckNamesOf<T, M>,
  ): DataFrame<Renamed<T, M>>;
  withColumnsRenamed(names: { readonly [from: string]: string }): DataFrame {
    return this.#rename(Object.entries(names));
  }

  #rename<R extends Schema>(names: readonly (readonly [string, string])[]): DataFrame<R> {
    const input = this.toRelation();
    // A 3.5 server reads the unordered names alone.
    if (isOlderServer(this.executor, "4.0"))
      return this.derive("withColumnsRenamed", { input, renameColumnsMap: Object.fromEntries(names) });
    const renames = names.map(([colName, newColName]) => ({ colName, newColName }));
    return this.derive("withColumnsRenamed", { input, renames });
  }

  /**
   * Removes columns; lazy. A name the DataFrame does not have changes nothing.
   *
   * @param columns - names or columns, one by one or in one list
   * @throws {@link ArgumentError} if one is neither a name nor a column
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.drop("zone").show();
   * // +-----+
   * // |price|
   * // +-----+
   * // |   90|
   * // |   98|
   * // +-----+
   * ```
   * @see PySpark `DataFrame.drop` · proto `Drop`
   */
  drop<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: OfSchema<T>,
    columns: C & CheckDropped<T, C>,
  ): DataFrame<Without<T, C[number]>>;
  drop<T extends Schema, const C extends readonly ColumnOrName[]>(
    this: OfSchema<T>,
    ...columns: C & CheckDropped<T, C>
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

  /**
   * Gives all columns new names, in order; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.toDF("area", "eur").show();
   * // +----+---+
   * // |area|eur|
   * // +----+---+
   * // |  DE| 90|
   * // |  FR| 98|
   * // +----+---+
   * ```
   * @see PySpark `DataFrame.toDF` · proto `ToDF`
   */
  toDF<const N extends readonly string[]>(...names: N): DataFrame<NamedAnew<N>> {
    return this.derive("toDf", { input: this.toRelation(), columnNames: [...names] });
  }

  /**
   * The rows as JSON text, one object each, in a column `value`; lazy.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.toJSON().show(20, false);
   * // +------------------------+
   * // |value                   |
   * // +------------------------+
   * // |{"zone":"DE","price":90}|
   * // |{"zone":"FR","price":98}|
   * // +------------------------+
   * ```
   * @see PySpark `DataFrame.toJSON` · Spark SQL `to_json`
   */
  toJSON(): DataFrame<{ readonly value: StringType }> {
    return this.select(invoke("to_json", invoke("struct", toColumn("*"))).alias("value")).assume();
  }

  /**
   * Numbers the rows from 0 without gaps, in a last column; lazy.
   *
   * Which row has which number is only sure after a sort. Where there is more than one partition, Spark runs a job
   * of its own to count their rows.
   *
   * @param name - of the column, `index` unless given
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * await prices.orderBy("zone").zipWithIndex().show();
   * // +----+-----+-----+
   * // |zone|price|index|
   * // +----+-----+-----+
   * // |  DE|   90|    0|
   * // |  FR|   98|    1|
   * // +----+-----+-----+
   * ```
   * @see PySpark `DataFrame.zipWithIndex`
   */
  zipWithIndex<T extends Schema, const N extends string = "index">(
    this: OfSchema<T>,
    name?: N,
  ): DataFrame<Appended<T, { readonly [K in N]: NotNull<LongType> }>>;
  zipWithIndex(name?: string): DataFrame {
    const index = new Column(plan.call("distributed_sequence_id", []));
    return this.derive("project", {
      input: this.toRelation(),
      expressions: [plan.star(), index.alias(name ?? "index").toExpression()],
    });
  }

  /**
   * Reorders and casts the columns to those of `schema`, by name; lazy. A column it lacks is an error.
   *
   * @example
   * ```ts
   * const prices = spark.createDataFrame([["DE", 90], ["FR", 98]], ["zone", "price"]);
   * const typed = prices.to(t.struct({ price: t.decimal(6, 2), zone: t.string }));
   * await typed.show();
   * // +-----+----+
   * // |price|zone|
   * // +-----+----+
   * // |90.00|  DE|
   * // |98.00|  FR|
   * // +-----+----+
   * ```
   * @see PySpark `DataFrame.to` · proto `ToSchema`
   */
  to<R extends Schema>(schema: StructType<R>): DataFrame<R> {
    const fields = { input: this.toRelation(), schema: dataTypeToProto(schema) };
    return this.derive("toSchema", fields, [], schema);
  }

  /**
   * Takes the word of the caller for the schema: changes types in the editor, nothing at run time.
   *
   * {@link DataFrame.as} asks the server instead, and {@link to} makes the columns what they should be.
   *
   * @example
   * ```ts
   * const zones = (await spark.sql("SELECT 'FR' AS zone")).assume<{ zone: NotNull<StringType> }>();
   * console.log((await zones.first())?.zone.toLowerCase());
   * // fr
   * ```
   */
  assume<R extends Schema>(): DataFrame<R> {
    return this.create(this.toRelation(), this.knownSchema);
  }

  /**
   * The same DataFrame without its types: the compiler takes any name and any operand, and the server checks them.
   *
   * @example
   * ```ts
   * let rows = spark.range(3).untyped();
   * for (const name of ["a", "b"]) rows = rows.withColumn(name, col("id"));
   * console.log(await rows.agg(F.sum("b").alias("total")).first());
   * // { total: 3n }
   * ```
   */
  untyped(): DataFrame {
    return this.create(this.toRelation(), this.knownSchema);
  }
}
