import { loadConfig } from "@kindling/spark/config";
import { SparkSession, t } from "spark-connect-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { defineTable } from "../../lib/contract/table-contract.ts";
import { Compaction } from "../../lib/lake/compaction.ts";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";

const short = `compaction_test_${process.pid}`;
const table = defineTable({
  name: `lake.silver.${short}`,
  location: `s3a://silver/test/${short}`,
  description: "Small files. One row per number.",
  schema: t.struct({ id: t.long }),
  keys: ["id"],
  partitionedBy: [],
  rules: [],
});

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(loadConfig().spark.remote).create();
  await ensureTables(spark, [table]);
});
afterAll(async () => {
  await spark.sql(`DROP TABLE IF EXISTS ${table.name} PURGE`);
  await spark.stop();
});

it("puts small files together without changing a row", async () => {
  await spark.range(0, 20, 1, 20).writeTo(table.name).option("distribution-mode", "none").append();
  const files = () => spark.table(`${table.name}.files`).count();
  await spark.range(20, 60, 1, 40).writeTo(table.name).option("distribution-mode", "none").append();
  const before = await files();
  expect(before).toBeGreaterThanOrEqual(40);

  const said: string[] = [];
  const finished = new Promise<void>((resolve) => {
    new Compaction(spark, [table], (line) => {
      said.push(line);
      resolve();
    }).tick(Date.now());
  });
  await finished;
  expect(said).toEqual([`${table.name}: ${before} small files made 1`]);
  expect(await files()).toBe(1);
  const rows = await spark.table(table.name).orderBy("id").collect();
  expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 60 }, (_, id) => BigInt(id)));
});
