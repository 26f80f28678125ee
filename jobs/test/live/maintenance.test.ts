import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession, t } from "spark-connect-js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defineTable } from "../../lib/contract/table-contract.ts";
import { deleteKeys, listKeys, neededSnapshots, readsTable } from "../../lib/lake/checkpoints.ts";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";
import { Maintenance } from "../../lib/lake/maintenance.ts";
import { partitionStats } from "../../lib/lake/partition-stats.ts";
import { expireSnapshots } from "../../lib/lake/procedures.ts";

const short = `maintenance_test_${process.pid}`;
const table = defineTable({
  name: `lake.silver.${short}`,
  location: `s3a://silver/test/${short}`,
  description: "Small files. One row per number.",
  schema: t.struct({ id: t.long, half: t.notNull(t.integer) }),
  keys: ["id"],
  partitionedBy: ["half"],
  rules: [],
});

const config = loadConfig();
const store = storageClient(config.storage);
let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(config.spark.remote).create();
});
beforeEach(async () => {
  await spark.sql(`DROP TABLE IF EXISTS ${table.name} PURGE`);
  await ensureTables(spark, config, [table]);
});
afterAll(async () => {
  await spark.sql(`DROP TABLE IF EXISTS ${table.name} PURGE`);
  await spark.stop();
  store.destroy();
});

/** Appends numbers, each partition of the range into a file of its own. */
async function append(from: number, to: number, half = 1): Promise<void> {
  const rows = spark.range(from, to, 1, to - from).selectExpr("id", `CAST(${half} AS INT) AS half`);
  await rows
    .writeTo(table.name)
    .option("distribution-mode", "none")
    .option("check-nullability", "false")
    .append();
}

async function ids(): Promise<(bigint | null)[]> {
  const rows = await spark.table(table.name).select("id").orderBy("id").collect();
  return rows.map(({ id }) => id as bigint | null);
}

const snapshots = () => spark.table(`${table.name}.snapshots`).count();
const upTo = (end: number) => Array.from({ length: end }, (_, id) => BigInt(id));

describe("maintenance", () => {
  it("puts small files together without changing a row", async () => {
    await append(0, 25);
    await append(25, 60);
    const [before] = await partitionStats(spark, table.name);
    expect(before).toMatchObject({ partition: "half=1", files: 60, rows: 60 });

    const said: string[] = [];
    await new Maintenance({ spark, store, config, tables: [table], say: (line) => said.push(line) }).run([
      "compact",
    ]);
    expect(said).toEqual([`${table.name}: 60 small files made 1`]);
    const [after] = await partitionStats(spark, table.name);
    expect(after).toMatchObject({ files: 1, rows: 60, smallestBytes: after?.largestBytes });
    expect(await ids()).toEqual(upTo(60));
  });

  it("leaves a partition with few files as it is", async () => {
    await append(0, 5);
    const said: string[] = [];
    await new Maintenance({ spark, store, config, tables: [table], say: (line) => said.push(line) }).run();
    expect(said).toEqual([]);
  });

  it("forgets old snapshots and their files, and keeps the rows", async () => {
    await append(0, 3);
    await spark.sql(`DELETE FROM ${table.name} WHERE half = 1`);
    await append(0, 4, 2);
    expect(await snapshots()).toBe(3);
    // Three data files, the manifests and lists of two snapshots.
    expect(await expireSnapshots(spark, table, new Date())).toBeGreaterThanOrEqual(5);
    expect(await snapshots()).toBe(1);
    expect(await ids()).toEqual(upTo(4));
  });

  it("keeps the snapshot at which a stopped stream will go on", async () => {
    await append(0, 2);
    const checkpoint = `_checkpoints/${short}/copy`;
    const seen = async () => {
      const query = await spark.readStream
        .table(table.name)
        .writeStream.format("noop")
        .option("checkpointLocation", `s3a://silver/${checkpoint}`)
        .trigger({ availableNow: true })
        .start();
      await query.awaitTermination();
    };
    await spark.conf.set(
      "spark.sql.streaming.checkpointFileManagerClass",
      "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager",
    );
    await seen();
    try {
      const keys = await listKeys(store, "silver", `${checkpoint}/`);
      expect(await readsTable(store, "silver", keys)).toBe(true);
      const needed = await neededSnapshots(store, ["silver"]);
      await append(2, 4);
      await append(4, 6);
      // Whatever the stream still needs stays, though it is older than any limit.
      const strict = { ...config, lake: { ...config.lake, snapshotHours: 0 } };
      await new Maintenance({ spark, store, config: strict, tables: [table], say: () => {} }).run(["expire"]);
      const left = await spark.table(`${table.name}.snapshots`).select("snapshot_id").collect();
      const ids = left.map(({ snapshot_id }) => BigInt(String(snapshot_id)));
      expect(ids.filter((id) => needed.has(id))).toHaveLength(1);
      await seen();
    } finally {
      await deleteKeys(store, "silver", await listKeys(store, "silver", `_checkpoints/${short}/`));
    }
  });
});
