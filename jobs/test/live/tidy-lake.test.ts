import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { col, functions as F, SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { appendSmallFiles, tableLikeClickstream } from "../../harness/small-files.ts";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";
import { Maintenance } from "../../lib/lake/maintenance.ts";
import { partitionStats } from "../../lib/lake/partition-stats.ts";

const config = loadConfig();
/** A lake whose full files have a megabyte, so that a small test fills some. */
const small = { ...config, lake: { ...config.lake, fewestFiles: 20, targetFileMb: 1 } };
const table = {
  ...tableLikeClickstream(`tidy_test_${process.pid}`),
  properties: { "write.parquet.row-group-size-bytes": String(2 ** 17) },
};
const store = storageClient(config.storage);
let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(config.spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
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

async function compact(): Promise<void> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  await new Maintenance({ spark, store, config: small, tables: [table], say }).run(["compact"]);
  for (const line of said) expect(line).not.toContain("failed");
}

it("a day of small files is a few after each compaction, however many came", async () => {
  const batches = { files: 30, rowsPerFile: 100, day: "2026-03-02" };
  for (let round = 1; round <= 3; round++) {
    await appendSmallFiles(spark, table, { ...batches, from: round * 3_000 });
    // What came too late for its own day: fewer files than are worth a rewrite.
    const late = { files: 3, rowsPerFile: 5, day: "2026-03-01", from: 9_000_000 + round * 15 };
    await appendSmallFiles(spark, table, late);
    await compact();

    const [yesterday, today] = await partitionStats(spark, table.name);
    expect(yesterday).toMatchObject({ partition: "dt=2026-03-01", files: 3 * round, rows: 15 * round });
    expect(today).toMatchObject({ partition: "dt=2026-03-02", rows: 3_000 * round });
    expect(today?.files).toBe(1);
  }
  expect(await pageViews()).toEqual({ ids: 9_045, rows: 9_045 });
});

it("a large file is written anew only once the smaller ones have come to something", async () => {
  const day = "2026-03-02";
  await appendSmallFiles(spark, table, { files: 1, rowsPerFile: 40_000, from: 0, day });
  const [large] = await pathsBySize();
  await appendSmallFiles(spark, table, { files: 20, rowsPerFile: 10, from: 40_000, day });
  await compact();
  const afterFew = await pathsBySize();
  expect(afterFew).toHaveLength(2);
  expect(afterFew[0]).toBe(large);

  await appendSmallFiles(spark, table, { files: 20, rowsPerFile: 1_600, from: 40_200, day });
  await compact();
  const afterMany = await pathsBySize();
  expect(afterMany.length).toBeLessThanOrEqual(2);
  expect(afterMany).not.toContain(large);
  expect(await pageViews()).toEqual({ ids: 72_200, rows: 72_200 });
});

/** The table's data files, largest first. */
async function pathsBySize(): Promise<string[]> {
  const files = spark.table(`${table.name}.files`).orderBy(col("file_size_in_bytes").desc());
  return (await files.collect()).map((file) => String(file.file_path));
}

async function pageViews() {
  const [{ ids, rows } = {}] = await spark
    .table(table.name)
    .agg(F.countDistinct("event_id").alias("ids"), F.count("*").alias("rows"))
    .collect();
  return { ids: Number(ids), rows: Number(rows) };
}
