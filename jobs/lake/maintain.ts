// npm run maintain [-- --system energy|events|all]: compaction, expiry of snapshots and removal of orphans, now.
import { parseArgs } from "node:util";
import { runCommand } from "@kindling/spark/cli";
import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { Maintenance } from "../lib/lake/maintenance.ts";
import { chosenTables, existingTables } from "./chosen-tables.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { system: { type: "string", default: "all" } } });
  const tables = chosenTables(values.system);
  const config = loadConfig();
  const store = storageClient(config.storage);
  await using spark = await SparkSession.builder.remote(config.spark.remote).create();
  try {
    const present = await existingTables(spark, tables);
    await new Maintenance({ spark, store, config, tables: present, say: console.log }).run();
  } finally {
    store.destroy();
  }
});
