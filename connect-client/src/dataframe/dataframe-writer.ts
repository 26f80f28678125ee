import {
  WriteOperation_SaveMode as SaveModeCode,
  WriteOperation_SaveTable_TableSaveMethod as TableSaveMethod,
} from "../gen/spark/connect/commands_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import {
  checkChoice,
  checkPositive,
  checkText,
  listOf,
  type OneByOneOrList,
  textList,
  wrongArgument,
} from "../plan/arguments.ts";
import { type OptionValue, optionTexts } from "../plan/options.ts";
import type { CommandFields } from "../plan/plan.ts";
import type { Schema } from "../types/index.ts";
import type { DataFrameBase } from "./dataframe-base.ts";
import { runCommand } from "./run-command.ts";

/** What a write does where there is data already: `error` is the default. */
export type SaveMode = "append" | "overwrite" | "error" | "errorifexists" | "ignore";

const saveModes: Readonly<Record<SaveMode, SaveModeCode>> = {
  append: SaveModeCode.APPEND,
  overwrite: SaveModeCode.OVERWRITE,
  error: SaveModeCode.ERROR_IF_EXISTS,
  errorifexists: SaveModeCode.ERROR_IF_EXISTS,
  ignore: SaveModeCode.IGNORE,
};

/** How to write, and options of the sink; PySpark's keyword arguments. */
export interface WriteOptions {
  readonly mode?: SaveMode;
  readonly partitionBy?: string | readonly string[];
  readonly [option: string]: OptionValue | readonly string[] | undefined;
}

/** {@link WriteOptions} with the name of the sink. */
export interface SaveOptions extends WriteOptions {
  readonly format?: string;
}

type Write = Omit<CommandFields<"writeOperation">, "$typeName" | "$unknown" | "input">;
type Destination = NonNullable<Write["saveType"]>;

/**
 * Writes a DataFrame to files, a table or a database.
 *
 * Each method that sets something gives a new writer and leaves the old one as it was; those that write run a job.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([
 *   { zone: "DE-LU", price: 143.05 },
 *   { zone: "FR", price: 98.5 },
 * ]);
 * await prices.write.mode("overwrite").partitionBy("zone").parquet("/tmp/demo/by-zone");
 * await spark.read.parquet("/tmp/demo/by-zone/zone=FR").show();
 * // +-----+
 * // |price|
 * // +-----+
 * // | 98.5|
 * // +-----+
 * ```
 * @see PySpark `DataFrameWriter` · proto `WriteOperation`
 */
export class DataFrameWriter {
  readonly #df: DataFrameBase<Schema>;
  readonly #write: Write;

  /** @internal Use `df.write`. */
  constructor(df: DataFrameBase<Schema>, write: Write = {}) {
    this.#df = df;
    this.#write = write;
  }

  #with(change: Write): DataFrameWriter {
    return new DataFrameWriter(this.#df, { ...this.#write, ...change });
  }

  /**
   * What to do where there is data already; an error unless set.
   *
   * @throws {@link ArgumentError} if it is not one of {@link SaveMode}
   * @example
   * ```ts
   * await spark.range(3).write.mode("overwrite").parquet("/tmp/demo/mode");
   * await spark.range(2).write.mode("append").parquet("/tmp/demo/mode");
   * console.log(await spark.read.parquet("/tmp/demo/mode").count());
   * // 5
   * ```
   * @see PySpark `DataFrameWriter.mode` · proto `WriteOperation.SaveMode`
   */
  mode(mode: SaveMode): DataFrameWriter {
    const name = typeof mode === "string" ? mode.toLowerCase() : mode;
    return this.#with({ mode: checkChoice("mode", name, saveModes) });
  }

  /**
   * The name of the sink, such as `json`, `avro` or `iceberg`; parquet unless set.
   *
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * await spark.range(3).write.format("json").mode("overwrite").save("/tmp/demo/format");
   * console.log(await spark.read.json("/tmp/demo/format").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriter.format`
   */
  format(source: string): DataFrameWriter {
    return this.#with({ source: checkText("format", source) });
  }

  /**
   * Sets one option of the sink.
   *
   * @throws {@link ArgumentError} if the value is not text, a number or a boolean
   * @example
   * ```ts
   * await spark.range(1).coalesce(1).write.option("header", true).mode("overwrite").csv("/tmp/demo/option");
   * console.log((await spark.read.text("/tmp/demo/option").collect()).map(({ value }) => value));
   * // [ 'id', '0' ]
   * ```
   * @see PySpark `DataFrameWriter.option`
   */
  option(key: string, value: OptionValue): DataFrameWriter {
    return this.options({ [key]: value });
  }

  /**
   * Sets options of the sink; a later value of one key replaces an earlier.
   *
   * @throws {@link ArgumentError} if a value is not text, a number or a boolean
   * @example
   * ```ts
   * const row = spark.createDataFrame([{ zone: "FR", price: 98.5 }]);
   * await row.write.options({ sep: ";", quoteAll: true }).mode("overwrite").csv("/tmp/demo/options");
   * console.log(await spark.read.text("/tmp/demo/options").first());
   * // { value: '"FR";"98.5"' }
   * ```
   * @see PySpark `DataFrameWriter.options`
   */
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriter {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /**
   * Writes into folders by the values of these columns.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "FR", price: 98.5 }]);
   * await prices.write.partitionBy("zone").mode("overwrite").json("/tmp/demo/folders");
   * console.log((await spark.read.json("/tmp/demo/folders").inputFiles())[0]?.includes("zone=FR"));
   * // true
   * ```
   * @see PySpark `DataFrameWriter.partitionBy`
   */
  partitionBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ partitioningColumns: names(columns) });
  }

  /**
   * Spreads the rows of a table over `buckets` files by the hash of these columns.
   *
   * @param buckets - how many, 1 or more
   * @throws {@link ArgumentError} if the number is not positive or a name is not text
   * @example
   * ```ts
   * await spark.range(10).write.bucketBy(2, "id").sortBy("id").format("parquet").saveAsTable("spark_catalog.demo.buckets");
   * const described = await spark.sql("DESCRIBE EXTENDED spark_catalog.demo.buckets");
   * await described.filter(col("col_name").isin("Num Buckets", "Bucket Columns")).select("col_name", "data_type").show();
   * // +--------------+---------+
   * // |      col_name|data_type|
   * // +--------------+---------+
   * // |   Num Buckets|        2|
   * // |Bucket Columns|   [`id`]|
   * // +--------------+---------+
   * ```
   * @see PySpark `DataFrameWriter.bucketBy`
   */
  bucketBy(buckets: number, ...columns: OneByOneOrList<string>): DataFrameWriter {
    const numBuckets = checkPositive("buckets", buckets);
    return this.#with({ bucketBy: { numBuckets, bucketColumnNames: names(columns) } });
  }

  /**
   * Sorts the rows of each bucket by these columns; goes with {@link bucketBy}.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * await spark.range(10).write.bucketBy(2, "id").sortBy("id").format("parquet").saveAsTable("spark_catalog.demo.sorted");
   * console.log(await spark.table("spark_catalog.demo.sorted").count());
   * // 10
   * ```
   * @see PySpark `DataFrameWriter.sortBy`
   */
  sortBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ sortColumnNames: names(columns) });
  }

  /**
   * Clusters the table by these columns; since Spark 4.0.
   *
   * @throws {@link ArgumentError} if a name is not text
   * @example
   * ```ts
   * await spark.range(10).write.clusterBy("id").format("parquet").saveAsTable("spark_catalog.demo.clustered");
   * console.log((await spark.catalog.listColumns("spark_catalog.demo.clustered")).map(({ name, isCluster }) => [name, isCluster]));
   * // [ [ 'id', true ] ]
   * ```
   * @see PySpark `DataFrameWriter.clusterBy`
   */
  clusterBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ clusteringColumns: names(columns) });
  }

  /**
   * Runs a job: writes to the sink set by {@link format}, to `path` where it has one.
   *
   * @param options - `format`, `mode`, `partitionBy` and options of the sink
   * @throws {@link ArgumentError} if the path or an option is not of its kind
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "FR", price: 98.5 }]);
   * await prices.write.save("/tmp/demo/save", { format: "csv", mode: "overwrite", partitionBy: "zone", header: true });
   * await spark.read.csv("/tmp/demo/save", { header: true }).show();
   * // +-----+----+
   * // |price|zone|
   * // +-----+----+
   * // | 98.5|  FR|
   * // +-----+----+
   * ```
   * @see PySpark `DataFrameWriter.save` · proto `WriteOperation`
   */
  async save(path?: string, options: SaveOptions = {}): Promise<void> {
    const saveType: Destination =
      path === undefined ? { case: undefined } : { case: "path", value: checkText("path", path) };
    await this.#named(options).#run(saveType);
  }

  /**
   * Runs a job: writes to a table; it is made if it does not exist, and columns are matched by name.
   *
   * @param options - `format`, `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the table exists and no other mode is set
   * @throws {@link ArgumentError} if the name or an option is not of its kind
   * @example
   * ```ts
   * await spark.range(3).write.saveAsTable("spark_catalog.demo.saved", { format: "parquet" });
   * await spark.range(2).write.saveAsTable("spark_catalog.demo.saved", { mode: "append" });
   * console.log(await spark.table("spark_catalog.demo.saved").count());
   * // 5
   * ```
   * @see PySpark `DataFrameWriter.saveAsTable` · proto `WriteOperation.SaveTable`
   */
  async saveAsTable(name: string, options: SaveOptions = {}): Promise<void> {
    await this.#named(options).#run(table(name, TableSaveMethod.SAVE_AS_TABLE));
  }

  #named(given: SaveOptions): DataFrameWriter {
    if (!isPlainObject(given)) throw wrongArgument("options", "an object from names to values", given);
    const { format, mode, partitionBy, ...options } = given;
    const formatted = format === undefined ? this : this.format(format);
    const moded = mode === undefined ? formatted : formatted.mode(mode);
    const columns = partitionBy === undefined ? undefined : textList("partitionBy", partitionBy);
    const partitioned = columns === undefined ? moded : moded.partitionBy(columns);
    return partitioned.options(options as Readonly<Record<string, OptionValue>>);
  }

  /**
   * Runs a job: writes into an existing table; columns are matched by position.
   *
   * @param overwrite - replaces the rows of the table, or of the partitions written to
   * @throws {@link AnalysisError} if the table does not exist or the columns do not fit
   * @throws {@link ArgumentError} if the name is not text
   * @example
   * ```ts
   * await spark.sql("CREATE TABLE spark_catalog.demo.inserted (hour BIGINT) USING parquet");
   * await spark.range(3).write.insertInto("spark_catalog.demo.inserted");
   * await spark.range(2).write.insertInto("spark_catalog.demo.inserted", true);
   * console.log(await spark.table("spark_catalog.demo.inserted").count());
   * // 2
   * ```
   * @see PySpark `DataFrameWriter.insertInto` · proto `WriteOperation.SaveTable`
   */
  async insertInto(name: string, overwrite?: boolean): Promise<void> {
    const writer = overwrite === undefined ? this : this.mode(overwrite ? "overwrite" : "append");
    await writer.#run(table(name, TableSaveMethod.INSERT_INTO));
  }

  async #run(saveType: Destination): Promise<void> {
    await runCommand(
      this.#df.executor,
      "writeOperation",
      {
        ...this.#write,
        input: this.#df.toRelation(),
        saveType,
      },
      this.#df.toRelation(),
    );
  }

  async #file(format: string, path: string, options?: WriteOptions): Promise<void> {
    await this.format(format).save(checkText("path", path), options);
  }

  /**
   * Runs a job: writes Parquet files.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set
   * @example
   * ```ts
   * await spark.range(3).write.parquet("/tmp/demo/to-parquet", { mode: "overwrite", compression: "zstd" });
   * console.log(await spark.read.parquet("/tmp/demo/to-parquet").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriter.parquet`
   */
  async parquet(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("parquet", path, options);
  }

  /**
   * Runs a job: writes JSON files, one object a line.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set
   * @example
   * ```ts
   * await spark.range(1).write.json("/tmp/demo/to-json", { mode: "overwrite" });
   * console.log(await spark.read.text("/tmp/demo/to-json").first());
   * // { value: '{"id":0}' }
   * ```
   * @see PySpark `DataFrameWriter.json`
   */
  async json(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("json", path, options);
  }

  /**
   * Runs a job: writes CSV files, without a header unless `{ header: true }`.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "FR", price: 98.5 }]);
   * await prices.write.csv("/tmp/demo/to-csv", { mode: "overwrite", sep: ";" });
   * console.log(await spark.read.text("/tmp/demo/to-csv").first());
   * // { value: 'FR;98.5' }
   * ```
   * @see PySpark `DataFrameWriter.csv`
   */
  async csv(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("csv", path, options);
  }

  /**
   * Runs a job: writes ORC files.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set
   * @example
   * ```ts
   * await spark.range(3).write.orc("/tmp/demo/to-orc", { mode: "overwrite" });
   * console.log(await spark.read.orc("/tmp/demo/to-orc").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriter.orc`
   */
  async orc(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("orc", path, options);
  }

  /**
   * Runs a job: writes Avro files; the server needs the `spark-avro` module.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set, or the module is missing
   * @example
   * ```ts
   * await spark.range(3).write.avro("/tmp/demo/to-avro", { mode: "overwrite" });
   * console.log(await spark.read.avro("/tmp/demo/to-avro").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriter.format("avro")`
   */
  async avro(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("avro", path, options);
  }

  /**
   * Runs a job: writes the one text column, one line a row.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if there is another column, or the folder exists and no other mode is set
   * @example
   * ```ts
   * await spark.createDataFrame([{ line: "first" }]).write.text("/tmp/demo/to-text", { mode: "overwrite" });
   * console.log(await spark.read.text("/tmp/demo/to-text").first());
   * // { value: 'first' }
   * ```
   * @see PySpark `DataFrameWriter.text`
   */
  async text(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("text", path, options);
  }

  /**
   * Runs a job: writes XML files; the option `rowTag` names the element of a row.
   *
   * @param path - the folder to write to
   * @param options - `mode`, `partitionBy` and options of the sink
   * @throws {@link AnalysisError} if the folder exists and no other mode is set
   * @example
   * ```ts
   * const prices = spark.createDataFrame([{ zone: "FR", price: 98.5 }]);
   * await prices.write.xml("/tmp/demo/to-xml", { mode: "overwrite", rowTag: "hour" });
   * console.log((await spark.read.text("/tmp/demo/to-xml").collect()).map(({ value }) => value).join("\n"));
   * // <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
   * // <ROWS>
   * //     <hour>
   * //         <zone>FR</zone>
   * //         <price>98.5</price>
   * //     </hour>
   * // </ROWS>
   * ```
   * @see PySpark `DataFrameWriter.xml`
   */
  async xml(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("xml", path, options);
  }

  /**
   * Runs a job: writes to a table of a database; the server needs the driver.
   *
   * @param url - as the driver takes it, such as `jdbc:postgresql://host/database`
   * @param table - made if it does not exist
   * @param properties - of the connection, such as `user` and `password`
   * @throws {@link ArgumentError} if the URL or the table is not text
   * @example
   * ```ts
   * const url = "jdbc:postgresql://localhost:5432/energy?user=writer&password=secret";
   * await spark.range(3).write.mode("overwrite").jdbc(url, "demo");
   * console.log(await spark.read.jdbc(url, "demo").count());
   * // 3
   * ```
   * @see PySpark `DataFrameWriter.jdbc`
   */
  async jdbc(url: string, table: string, properties: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.format("jdbc")
      .options(properties)
      .options({ url: checkText("url", url), dbtable: checkText("table", table) })
      .save();
  }
}

function names(columns: OneByOneOrList<string>): string[] {
  return [...textList("columns", listOf(columns))];
}

function table(tableName: string, saveMethod: TableSaveMethod): Destination {
  return { case: "table", value: { tableName: checkText("name", tableName), saveMethod } };
}
