import { ArgumentError } from "../errors/index.ts";
import {
  WriteOperation_SaveMode as SaveModeCode,
  WriteOperation_SaveTable_TableSaveMethod as TableSaveMethod,
} from "../gen/spark/connect/commands_pb.ts";
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

type Write = Omit<CommandFields<"writeOperation">, "$typeName" | "$unknown" | "input">;
type Destination = NonNullable<Write["saveType"]>;

/**
 * Writes a DataFrame to files, a table or a database.
 *
 * Each method that sets something gives a new writer and leaves the old one as it was.
 *
 * @example
 * ```ts
 * await df.write.mode("overwrite").partitionBy("dt").parquet("s3a://silver/prices");
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

  /** What to do where there is data already; an error unless set. */
  mode(mode: SaveMode): DataFrameWriter {
    const code = saveModes[mode];
    if (code === undefined)
      throw new ArgumentError(
        `unknown save mode ${JSON.stringify(mode)}: use ${Object.keys(saveModes).join(", ")}`,
      );
    return this.#with({ mode: code });
  }

  /** The name of the sink, such as `json`, `avro` or `iceberg`; parquet unless set. */
  format(source: string): DataFrameWriter {
    return this.#with({ source });
  }

  /** Sets one option of the sink. */
  option(key: string, value: OptionValue): DataFrameWriter {
    return this.options({ [key]: value });
  }

  /** Sets options of the sink; a later value of one key replaces an earlier. */
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriter {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /** Writes into folders by the values of these columns. */
  partitionBy(...columns: readonly string[]): DataFrameWriter {
    return this.#with({ partitioningColumns: [...columns] });
  }

  /** Spreads the rows of a table over `buckets` files by the hash of these columns. */
  bucketBy(buckets: number, ...columns: readonly [string, ...string[]]): DataFrameWriter {
    return this.#with({ bucketBy: { numBuckets: buckets, bucketColumnNames: [...columns] } });
  }

  /** Sorts the rows of each bucket by these columns. */
  sortBy(...columns: readonly [string, ...string[]]): DataFrameWriter {
    return this.#with({ sortColumnNames: [...columns] });
  }

  /** Clusters the table by these columns; since Spark 4.0. */
  clusterBy(...columns: readonly [string, ...string[]]): DataFrameWriter {
    return this.#with({ clusteringColumns: [...columns] });
  }

  /** Runs a job: writes to the sink set by {@link format}, to `path` where it has one. */
  async save(path?: string): Promise<void> {
    await this.#run(path === undefined ? { case: undefined } : { case: "path", value: path });
  }

  /** Runs a job: writes to a table; it is made if it does not exist, and columns are matched by name. */
  async saveAsTable(name: string): Promise<void> {
    await this.#run(table(name, TableSaveMethod.SAVE_AS_TABLE));
  }

  /**
   * Runs a job: writes into an existing table; columns are matched by position.
   *
   * @param overwrite - replaces the rows of the table, or of the partitions written to
   */
  async insertInto(name: string, overwrite?: boolean): Promise<void> {
    const writer = overwrite === undefined ? this : this.mode(overwrite ? "overwrite" : "append");
    await writer.#run(table(name, TableSaveMethod.INSERT_INTO));
  }

  async #run(saveType: Destination): Promise<void> {
    await runCommand(this.#df.executor, "writeOperation", {
      ...this.#write,
      input: this.#df.toRelation(),
      saveType,
    });
  }

  /** Runs a job: writes Parquet files. */
  async parquet(path: string): Promise<void> {
    await this.format("parquet").save(path);
  }

  /** Runs a job: writes JSON files, one object a line. */
  async json(path: string): Promise<void> {
    await this.format("json").save(path);
  }

  /** Runs a job: writes CSV files, without a header unless `option("header", true)`. */
  async csv(path: string): Promise<void> {
    await this.format("csv").save(path);
  }

  /** Runs a job: writes ORC files. */
  async orc(path: string): Promise<void> {
    await this.format("orc").save(path);
  }

  /** Runs a job: writes Avro files; the server needs the `spark-avro` module. */
  async avro(path: string): Promise<void> {
    await this.format("avro").save(path);
  }

  /** Runs a job: writes the one text column, one line a row. */
  async text(path: string): Promise<void> {
    await this.format("text").save(path);
  }

  /** Runs a job: writes XML files; `option("rowTag", …)` names the element of a row. */
  async xml(path: string): Promise<void> {
    await this.format("xml").save(path);
  }

  /** Runs a job: writes to a table of a database; the server needs the driver. */
  async jdbc(url: string, table: string, properties: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.format("jdbc")
      .options({ ...properties, url, dbtable: table })
      .save();
  }
}

function table(tableName: string, saveMethod: TableSaveMethod): Destination {
  return { case: "table", value: { tableName, saveMethod } };
}
