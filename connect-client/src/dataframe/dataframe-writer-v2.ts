import { type ColumnOrName, toColumns, toCondition } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { WriteOperationV2_Mode as Mode } from "../gen/spark/connect/commands_pb.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import type { CommandFields } from "../plan/plan.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import { runCommand } from "./run-command.ts";

type Write = Omit<CommandFields<"writeOperationV2">, "$typeName" | "$unknown" | "input" | "tableName">;

/**
 * Writes a DataFrame to a table of a catalog, such as Iceberg; columns are matched by name.
 *
 * Each method that sets something gives a new writer and leaves the old one as it was; those that write run a job.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([{ zone: "FR", dt: LocalDate.of(2024, 6, 1), price: 98.5 }]);
 * await prices.writeTo("lake.demo.prices").using("iceberg").partitionedBy("dt").tableProperty("owner", "energy").createOrReplace();
 * await spark.table("lake.demo.prices").show();
 * // +----+----------+-----+
 * // |zone|        dt|price|
 * // +----+----------+-----+
 * // |  FR|2024-06-01| 98.5|
 * // +----+----------+-----+
 * ```
 * @see PySpark `DataFrameWriterV2` · proto `WriteOperationV2`
 */
export class DataFrameWriterV2 {
  readonly #df: DataFrameBase<Schema>;
  readonly #table: string;
  readonly #write: Write;

  /** @internal Use `df.writeTo(table)`. */
  constructor(df: DataFrameBase<Schema>, table: string, write: Write = {}) {
    this.#df = df;
    this.#table = table;
    this.#write = write;
  }

  #with(change: Write): DataFrameWriterV2 {
    return new DataFrameWriterV2(this.#df, this.#table, { ...this.#write, ...change });
  }

  /**
   * The kind of table to make, such as `iceberg`; that of the catalog unless set.
   *
   * @see PySpark `DataFrameWriterV2.using`
   */
  using(provider: string): DataFrameWriterV2 {
    return this.#with({ provider });
  }

  /**
   * Sets one option of the write.
   *
   * @throws {@link ArgumentError} if the value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.option").option("write-format", "orc").createOrReplace();
   * await spark.table("lake.demo.option.files").select("file_format").distinct().show();
   * // +-----------+
   * // |file_format|
   * // +-----------+
   * // |        ORC|
   * // +-----------+
   * ```
   * @see PySpark `DataFrameWriterV2.option`
   */
  option(key: string, value: OptionValue): DataFrameWriterV2 {
    return this.options({ [key]: value });
  }

  /**
   * Sets options of the write; a later value of one key replaces an earlier.
   *
   * @throws {@link ArgumentError} if a value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.options").options({ "write-format": "avro", "fanout-enabled": true }).createOrReplace();
   * await spark.table("lake.demo.options.files").select("file_format").distinct().show();
   * // +-----------+
   * // |file_format|
   * // +-----------+
   * // |       AVRO|
   * // +-----------+
   * ```
   * @see PySpark `DataFrameWriterV2.options`
   */
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriterV2 {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /**
   * Sets a property of the table to make.
   *
   * @see PySpark `DataFrameWriterV2.tableProperty`
   */
  tableProperty(key: string, value: string): DataFrameWriterV2 {
    return this.#with({ tableProperties: { ...this.#write.tableProperties, [key]: value } });
  }

  /**
   * Partitions the table to make: by columns, or by functions of them such as `F.days("valid_at")`.
   *
   * @see PySpark `DataFrameWriterV2.partitionedBy`
   */
  partitionedBy(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrameWriterV2 {
    return this.#with({ partitioningColumns: toColumns(columns).map((column) => column.toExpression()) });
  }

  /**
   * Clusters the table to make by these columns, if its kind can; since Spark 4.0.
   *
   * @example
   * ```ts
   * try {
   *   await spark.range(3).writeTo("lake.demo.clustered").clusterBy("id").create();
   * } catch (error) {
   *   if (error instanceof SparkServerError) console.log("Iceberg cannot");
   * }
   * // Iceberg cannot
   * ```
   * @see PySpark `DataFrameWriterV2.clusterBy`
   */
  clusterBy(...columns: readonly [string, ...string[]]): DataFrameWriterV2 {
    return this.#with({ clusteringColumns: [...columns] });
  }

  /**
   * Runs a job: makes the table with these rows; it must not exist.
   *
   * @throws {@link AnalysisError} if it exists
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.created").create();
   * console.log(await spark.table("lake.demo.created").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriterV2.create` · proto `WriteOperationV2.Mode`
   */
  async create(): Promise<void> {
    await this.#run(Mode.CREATE);
  }

  /**
   * Runs a job: replaces the table, its schema and its rows; it must exist.
   *
   * @throws {@link AnalysisError} if it does not exist
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.replaced").create();
   * await spark.range(2).toDF("hour").writeTo("lake.demo.replaced").replace();
   * console.log(await spark.table("lake.demo.replaced").columns());
   * // [ 'hour' ]
   * ```
   * @see PySpark `DataFrameWriterV2.replace` · proto `WriteOperationV2.Mode`
   */
  async replace(): Promise<void> {
    await this.#run(Mode.REPLACE);
  }

  /**
   * Runs a job: makes the table, or replaces it with its schema and rows.
   *
   * @see PySpark `DataFrameWriterV2.createOrReplace` · proto `WriteOperationV2.Mode`
   */
  async createOrReplace(): Promise<void> {
    await this.#run(Mode.CREATE_OR_REPLACE);
  }

  /**
   * Runs a job: adds these rows to the table.
   *
   * @throws {@link AnalysisError} if the table does not exist or the columns do not fit
   * @example
   * ```ts
   * await spark.range(3).writeTo("lake.demo.appended").create();
   * await spark.range(3, 5).writeTo("lake.demo.appended").append();
   * console.log(await spark.table("lake.demo.appended").count());
   * // 5
   * ```
   * @see PySpark `DataFrameWriterV2.append` · proto `WriteOperationV2.Mode`
   */
  async append(): Promise<void> {
    await this.#run(Mode.APPEND);
  }

  /**
   * Runs a job: replaces the rows for which `condition` is true by these rows.
   *
   * @throws {@link AnalysisError} if the table does not exist, the columns do not fit, or the table cannot replace by it
   * @example
   * ```ts
   * await spark.range(4).writeTo("lake.demo.overwritten").create();
   * await spark.range(9, 10).writeTo("lake.demo.overwritten").overwrite(col("id").geq(0));
   * console.log(await spark.table("lake.demo.overwritten").collect());
   * // [ { id: 9n } ]
   * ```
   * @see PySpark `DataFrameWriterV2.overwrite` · proto `WriteOperationV2.Mode`
   */
  async overwrite(condition: Column | string): Promise<void> {
    await this.#with({ overwriteCondition: toCondition(condition).toExpression() }).#run(Mode.OVERWRITE);
  }

  /**
   * Runs a job: replaces every partition that these rows have rows in.
   *
   * @throws {@link AnalysisError} if the table does not exist or the columns do not fit
   * @example
   * ```ts
   * const prices = (zone: string, price: number) => spark.createDataFrame([{ zone, price }]);
   * await prices("DE", 1).union(prices("FR", 2)).writeTo("lake.demo.parts").partitionedBy("zone").create();
   * await prices("FR", 3).writeTo("lake.demo.parts").overwritePartitions();
   * await spark.table("lake.demo.parts").orderBy("zone").show();
   * // +----+-----+
   * // |zone|price|
   * // +----+-----+
   * // |  DE|    1|
   * // |  FR|    3|
   * // +----+-----+
   * ```
   * @see PySpark `DataFrameWriterV2.overwritePartitions` · proto `WriteOperationV2.Mode`
   */
  async overwritePartitions(): Promise<void> {
    await this.#run(Mode.OVERWRITE_PARTITIONS);
  }

  async #run(mode: Mode): Promise<void> {
    await runCommand(
      this.#df.executor,
      "writeOperationV2",
      {
        ...this.#write,
        input: this.#df.toRelation(),
        tableName: this.#table,
        mode,
      },
      this.#df.toRelation(),
    );
  }
}
