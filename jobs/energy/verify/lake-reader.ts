import type { S3Client } from "@aws-sdk/client-s3";
import type { SparkSession } from "spark-connect-js";
import { queryFiles } from "../../lib/verify/lake-files.ts";
import type { DeadLetter, TableRow } from "./reconcile.ts";
import type { DeadLine, HourlyRow } from "./reconcile-bronze.ts";

const times = new Set(["valid_at", "issued_at", "published_at"]);

/**
 * Reads the lake's tables with a second engine.
 *
 * Spark is asked only which files a table's current snapshot consists of; the rows come from DuckDB, which reads
 * those files from the store.
 */
export class LakeReader {
  readonly #spark: SparkSession;
  readonly #store: S3Client;

  constructor(spark: SparkSession, store: S3Client) {
    this.#spark = spark;
    this.#store = store;
  }

  /** The rows a stream has written, where each came from included. */
  async streamRows(table: string, columns: readonly string[]): Promise<(TableRow & Position)[]> {
    const rows = await this.#rows(table, ["event_id", ...columns, "source_partition", "source_offset"]);
    return rows.map((row) => ({
      ...row,
      event_id: String(row.event_id),
      partition: Number(row.source_partition),
      offset: BigInt(String(row.source_offset)),
    }));
  }

  /** One row per zone and hour of the batch table. */
  async hourlyRows(): Promise<HourlyRow[]> {
    const rows = await this.#rows("lake.silver.energy_hourly", [
      "zone",
      "valid_at",
      "* exclude (zone, valid_at, dt)",
    ]);
    return rows.map((row) => ({ ...row, zone: String(row.zone), valid_at: new Date(String(row.valid_at)) }));
  }

  /** Every dead letter: of a topic (with its partition) or of a bronze file. */
  async deadLetters(): Promise<(DeadLetter & DeadLine)[]> {
    const columns = ["source", "partition", '"offset"', "value", "reason"];
    const rows = await this.#rows("lake.bronze.energy_dead_letters", columns);
    return rows.map((row) => ({
      source: String(row.source),
      partition: row.partition === null ? -1 : Number(row.partition),
      offset: BigInt(String(row.offset)),
      value: row.value instanceof Uint8Array ? row.value : null,
      reason: String(row.reason),
    }));
  }

  async #rows(table: string, columns: readonly string[]): Promise<Record<string, unknown>[]> {
    const files = await this.#spark.sql(`SELECT file_path FROM ${table}.files WHERE content = 0`);
    const deletes = await this.#spark.sql(`SELECT count(*) AS n FROM ${table}.files WHERE content <> 0`);
    const [{ n } = { n: 0n }] = await deletes.collect();
    if (n !== 0n) throw new Error(`${table} has ${n} delete files, which this reader does not apply`);
    const paths = (await files.collect()).map((row) => String(row.file_path));
    const select = columns.map((name) =>
      times.has(name) ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${name}` : name,
    );
    return queryFiles(this.#store, paths, `select ${select.join(", ")} from files`);
  }
}

/** Where a row's message stood in its topic. */
export interface Position {
  readonly partition: number;
  readonly offset: bigint;
}
