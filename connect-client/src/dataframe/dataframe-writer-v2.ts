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
 * Each method that sets something gives a new writer and leaves the old one as it was.
 *
 * @example
 * ```ts
 * await df.writeTo("lake.silver.energy_hourly").using("iceberg").partitionedBy("dt").createOrReplace();
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

  /** The kind of table to make, such as `iceberg`. */
  using(provider: string): DataFrameWriterV2 {
    return this.#with({ provider });
  }

  /** Sets one option of the write. */
  option(key: string, value: OptionValue): DataFrameWriterV2 {
    return this.options({ [key]: value });
  }

  /** Sets options of the write; a later value of one key replaces an earlier. */
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriterV2 {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /** Sets a property of the table to make. */
  tableProperty(key: string, value: string): DataFrameWriterV2 {
    return this.#with({ tableProperties: { ...this.#write.tableProperties, [key]: value } });
  }

  /** Partitions the table to make: by columns, or by functions of them such as `F.days("valid_at")`. */
  partitionedBy(...columns: readonly [ColumnOrName, ...ColumnOrName[]]): DataFrameWriterV2 {
    return this.#with({ partitioningColumns: toColumns(columns).map((column) => column.toExpression()) });
  }

  /** Clusters the table to make by these columns; since Spark 4.0. */
  clusterBy(...columns: readonly [string, ...string[]]): DataFrameWriterV2 {
    return this.#with({ clusteringColumns: [...columns] });
  }

  /** Runs a job: makes the table with these rows; it must not exist. */
  async create(): Promise<void> {
    await this.#run(Mode.CREATE);
  }

  /** Runs a job: replaces the table, its schema and its rows; it must exist. */
  async replace(): Promise<void> {
    await this.#run(Mode.REPLACE);
  }

  /** Runs a job: makes the table, or replaces it with its schema and rows. */
  async createOrReplace(): Promise<void> {
    await this.#run(Mode.CREATE_OR_REPLACE);
  }

  /** Runs a job: adds these rows to the table. */
  async append(): Promise<void> {
    await this.#run(Mode.APPEND);
  }

  /** Runs a job: replaces the rows for which `condition` is true by these rows. */
  async overwrite(condition: Column | string): Promise<void> {
    await this.#with({ overwriteCondition: toCondition(condition).toExpression() }).#run(Mode.OVERWRITE);
  }

  /** Runs a job: replaces every partition that these rows have rows in. */
  async overwritePartitions(): Promise<void> {
    await this.#run(Mode.OVERWRITE_PARTITIONS);
  }

  async #run(mode: Mode): Promise<void> {
    await runCommand(this.#df.executor, "writeOperationV2", {
      ...this.#write,
      input: this.#df.toRelation(),
      tableName: this.#table,
      mode,
    });
  }
}
