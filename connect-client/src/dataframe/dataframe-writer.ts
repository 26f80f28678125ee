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
  readonly [option: string]: OptionValue | readonly string[];
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
    const name = typeof mode === "string" ? mode.toLowerCase() : mode;
    return this.#with({ mode: checkChoice("mode", name, saveModes) });
  }

  /** The name of the sink, such as `json`, `avro` or `iceberg`; parquet unless set. */
  format(source: string): DataFrameWriter {
    return this.#with({ source: checkText("format", source) });
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
  partitionBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ partitioningColumns: names(columns) });
  }

  /** Spreads the rows of a table over `buckets` files by the hash of these columns. */
  bucketBy(buckets: number, ...columns: OneByOneOrList<string>): DataFrameWriter {
    const numBuckets = checkPositive("buckets", buckets);
    return this.#with({ bucketBy: { numBuckets, bucketColumnNames: names(columns) } });
  }

  /** Sorts the rows of each bucket by these columns. */
  sortBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ sortColumnNames: names(columns) });
  }

  /** Clusters the table by these columns; since Spark 4.0. */
  clusterBy(...columns: OneByOneOrList<string>): DataFrameWriter {
    return this.#with({ clusteringColumns: names(columns) });
  }

  /**
   * Runs a job: writes to the sink set by {@link format}, to `path` where it has one.
   *
   * @example
   * ```ts
   * await df.write.save("/data/prices", { format: "csv", mode: "overwrite", partitionBy: "dt", header: true });
   * ```
   */
  async save(path?: string, options: SaveOptions = {}): Promise<void> {
    const saveType: Destination =
      path === undefined ? { case: undefined } : { case: "path", value: checkText("path", path) };
    await this.#named(options).#run(saveType);
  }

  /** Runs a job: writes to a table; it is made if it does not exist, and columns are matched by name. */
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

  async #file(format: string, path: string, options?: WriteOptions): Promise<void> {
    await this.format(format).save(checkText("path", path), options);
  }

  /** Runs a job: writes Parquet files. */
  async parquet(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("parquet", path, options);
  }

  /** Runs a job: writes JSON files, one object a line. */
  async json(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("json", path, options);
  }

  /** Runs a job: writes CSV files, without a header unless `{ header: true }`. */
  async csv(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("csv", path, options);
  }

  /** Runs a job: writes ORC files. */
  async orc(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("orc", path, options);
  }

  /** Runs a job: writes Avro files; the server needs the `spark-avro` module. */
  async avro(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("avro", path, options);
  }

  /** Runs a job: writes the one text column, one line a row. */
  async text(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("text", path, options);
  }

  /** Runs a job: writes XML files; `{ rowTag: … }` names the element of a row. */
  async xml(path: string, options?: WriteOptions): Promise<void> {
    await this.#file("xml", path, options);
  }

  /** Runs a job: writes to a table of a database; the server needs the driver. */
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
