// npm run data-stats [-- --system energy|events|all]: files, bytes and rows of each table and partition.
import { parseArgs } from "node:util";
import { runCommand, table } from "@kindling/spark/cli";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { partitionStats } from "../lib/lake/partition-stats.ts";
import { chosenTables, existingTables } from "./chosen-tables.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: { system: { type: "string", default: "all" }, json: { type: "boolean", default: false } },
  });
  const tables = chosenTables(values.system);
  await using spark = await SparkSession.builder.remote(loadConfig().spark.remote).create();
  const stats = [];
  for (const { name } of await existingTables(spark, tables))
    stats.push(...(await partitionStats(spark, name)));
  if (values.json) {
    console.log(JSON.stringify(stats));
    return;
  }
  const number = (value: number) => value.toLocaleString("en-US");
  const rows = stats.map((each) => [
    each.table,
    each.partition,
    number(each.files),
    number(each.bytes),
    number(each.rows),
    number(each.smallestBytes),
    number(each.largestBytes),
  ]);
  const header = ["table", "partition", "files", "bytes", "rows", "smallest file", "largest file"];
  console.log(rows.length === 0 ? "There are no tables yet." : table(header, rows));
});
