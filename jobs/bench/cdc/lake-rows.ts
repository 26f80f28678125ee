import { setTimeout as delay } from "node:timers/promises";
import { col, functions as F, lit, type SparkSession } from "spark-connect-js";
import { ordersCurrent } from "../../orders/contracts.ts";
import type { Moment } from "./waits.ts";
import type { Version } from "./write-changes.ts";

/**
 * When each row was in a table, by the time of the first snapshot that has its file. The files are read themselves: rows
 * that a later snapshot has taken away were there once, too.
 */
export async function rowsSeen(spark: SparkSession, table: string): Promise<Moment[]> {
  const added = await spark.sql(`
    SELECT e.data_file.file_path AS path, unix_millis(s.committed_at) AS at
      FROM ${table}.all_entries e JOIN ${table}.snapshots s ON e.snapshot_id = s.snapshot_id
     WHERE e.status = 1 AND e.data_file.content = 0`);
  const paths = (await added.collect()).map(({ path }) => String(path));
  if (paths.length === 0) return [];
  const nameOf = (path: string) => F.elementAt(F.split(col(path), "/"), lit(-1));
  const rows = spark.read
    .parquet(...paths)
    .select(col("order_id"), col("version"), nameOf("_metadata.file_path").alias("file"))
    .join(F.broadcast(added.select(nameOf("path").alias("file"), col("at"))), "file")
    .select("order_id", "version", "at");
  return (await rows.collectArrays()).map(([order, version, at]) => ({
    order: Number(order),
    version: Number(version),
    at: Number(at),
  }));
}

/** Waits for so many rows in the table of orders; answers whether they came. */
export async function areThere(spark: SparkSession, rows: number, seconds: number): Promise<boolean> {
  return comesTrue(seconds, async () => {
    if (!(await spark.catalog.tableExists(ordersCurrent.name))) return false;
    return (await spark.table(ordersCurrent.name).count()) >= rows;
  });
}

/** Waits for these versions, or later ones, in the table of orders; answers whether they came. */
export async function haveArrived(
  spark: SparkSession,
  versions: readonly Version[],
  seconds: number,
): Promise<boolean> {
  const ids = versions.map(({ order }) => order);
  return comesTrue(seconds, async () => {
    const there = await spark.sql(
      `SELECT order_id, version FROM ${ordersCurrent.name} WHERE order_id IN (${ids.join(", ")})`,
    );
    const newest = new Map((await there.collect()).map((row) => [Number(row.order_id), Number(row.version)]));
    return versions.every(({ order, version }) => (newest.get(order) ?? 0) >= version);
  });
}

async function comesTrue(seconds: number, holds: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await delay(2_000);
  }
  return true;
}
