import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storageClient, withOrdersClient } from "@kindling/spark/clients";
import { type Config, ordersTopic } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { kafkaClient } from "../../lib/verify/kafka-records.ts";
import { withDuckDb } from "../../lib/verify/lake-files.ts";
import { compareLake, compareTopic, countOrders, type OrdersCounts } from "./compare-orders.ts";
import { loadChanges, loadDatabase, loadLake, loadMessages } from "./load-orders.ts";
import { type Made, makeChanges } from "./make-changes.ts";

/** The tables of the lake, as the contract names them. */
const tables = {
  log: "lake.bronze.orders_log",
  deadLetters: "lake.bronze.orders_dead_letters",
  current: "lake.gold.orders_current",
};

/** What was done and what was found. */
export interface Verification extends OrdersCounts {
  /** Empty when database, topic, log and table agree. */
  readonly problems: readonly string[];
  /** Null when nothing was to be changed. */
  readonly made: Made | null;
  /** Messages among the dead letters. */
  readonly refused: number;
  /** From the last change to the agreement, in seconds. */
  readonly seconds: number;
}

/**
 * Changes orders in Postgres, waits until the changes have passed, and proves that topic, log and table of orders equal the
 * database, row for row.
 *
 * Runs jobs that list the tables' files; reads database, topic and files itself, the latter with DuckDB.
 *
 * @param changes - whether to insert, update and delete orders first
 * @param polling - whether polling must have told of every order by itself
 * @param settleSeconds - how long the changes may take
 */
export async function verifyOrders(
  config: Config,
  {
    changes,
    polling,
    settleSeconds,
  }: { readonly changes: boolean; readonly polling: boolean; readonly settleSeconds: number },
): Promise<Verification> {
  const made = changes ? await withOrdersClient(config, "app", makeChanges) : null;
  const changedAt = Date.now();
  const spark = await SparkSession.builder.remote(config.spark.remote).create();
  const store = storageClient(config.storage);
  const folder = await mkdtemp(join(tmpdir(), "kindling-verify-"));
  try {
    return await withDuckDb((duckdb) =>
      withOrdersClient(config, "reader", async (reader) => {
        await loadDatabase(duckdb, reader);
        const files = { spark, store, duckdb, folder };
        const until = changedAt + settleSeconds * 1_000;
        const topic = await repeat(until, async () => {
          await loadMessages(duckdb, kafkaClient(config.kafka.bootstrapServers), ordersTopic(config.orders));
          await loadChanges(files, tables);
          return compareTopic(duckdb, { deleted: made?.deleted, polling });
        });
        const lake = await repeat(until, async () => {
          await loadLake(files, tables);
          return compareLake(duckdb);
        });
        const seconds = (Date.now() - changedAt) / 1_000;
        const [row] = (await duckdb.runAndReadAll("select count(*) as n from refused")).getRowObjectsJS();
        const counts = await countOrders(duckdb);
        return { ...counts, made, seconds, refused: Number(row?.n), problems: [...topic, ...lake] };
      }),
    );
  } finally {
    await spark.stop();
    store.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Compares until there is nothing wrong, or the time is over: what has not yet passed is waited for. */
async function repeat(until: number, compare: () => Promise<string[]>): Promise<string[]> {
  for (;;) {
    const problems = await compare();
    if (problems.length === 0 || Date.now() > until) return problems;
  }
}
