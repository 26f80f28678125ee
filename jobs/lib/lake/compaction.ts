import type { SparkSession } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";

/** How often a stream's tables are looked after, in milliseconds. */
const every = 10 * 60_000;

/** A partition with fewer files than this is left as it is. */
const fewestFiles = 20;

/**
 * Keeps the tables of a stream from falling into many small files: each batch leaves some, and whoever reads the
 * table opens them all. Runs beside the queries; a rewrite changes no rows, and appends go on meanwhile.
 */
export class Compaction {
  readonly #spark: SparkSession;
  readonly #tables: readonly TableContract[];
  readonly #say: (line: string) => void;
  #running: Promise<void> | undefined;
  #nextAt = 0;

  constructor(spark: SparkSession, tables: readonly TableContract[], say: (line: string) => void) {
    this.#spark = spark;
    this.#tables = tables;
    this.#say = say;
  }

  /** Starts a round if one is due; returns at once. */
  tick(now: number): void {
    if (this.#running !== undefined || now < this.#nextAt) return;
    this.#nextAt = now + every;
    this.#running = this.#round().finally(() => {
      this.#running = undefined;
    });
  }

  async #round(): Promise<void> {
    for (const { name } of this.#tables) {
      try {
        const [catalog, ...table] = name.split(".");
        const result = await this.#spark.sql(
          `CALL ${catalog}.system.rewrite_data_files(table => '${table.join(".")}', options => map('min-input-files', '${fewestFiles}'))`,
        );
        const [row] = await result.collect();
        const files = Number(row?.rewritten_data_files_count ?? 0);
        if (files > 0) this.#say(`${name}: ${files} small files made ${row?.added_data_files_count}`);
      } catch (error) {
        // The next round tries again; the table is as good as before.
        this.#say(
          `${name} was not compacted: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
        );
      }
    }
  }
}
