// npm run clean-data | clean-datalake | clean-checkpoints [-- --system energy|events|all] [--yes]
import { parseArgs } from "node:util";
import { confirmed, runCommand, StackError } from "@kindling/spark/cli";
import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { lockJob } from "../lib/job/job-lock.ts";
import { deleteKeys } from "../lib/lake/checkpoints.ts";
import { jobs } from "../registry.ts";
import { chosenTables, existingTables } from "./chosen-tables.ts";
import { checkpointsOf, type Kept } from "./kept-checkpoints.ts";

const what = ["data", "datalake", "checkpoints"] as const;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { system: { type: "string", default: "all" }, yes: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const target = what.find((each) => each === positionals[0]);
  if (target === undefined) throw new StackError(`expected one of ${what.join(", ")}`);
  const config = loadConfig();
  const tables = chosenTables(values.system);
  const own = jobs.filter(({ writes }) =>
    writes.some((each) => typeof each !== "string" && tables.includes(each)),
  );
  // A job that runs would write on into what is deleted under it.
  const locks = own.map(({ name }) => lockJob(config.stack.stateDir, name));
  const store = storageClient(config.storage);
  try {
    await using spark = await SparkSession.builder.remote(config.spark.remote).create();
    const present = target === "checkpoints" ? [] : await existingTables(spark, tables);
    const checkpoints = await checkpointsOf(store, config, own, target);
    if (present.length + checkpoints.length === 0) {
      console.log("There is nothing to delete.");
      return;
    }
    if (!values.yes && !(await confirmed(`This deletes ${inWords(present, checkpoints)}.`))) {
      console.log("Nothing was deleted.");
      return;
    }
    for (const { name } of present) await spark.sql(`DROP TABLE ${name} PURGE`);
    for (const { bucket, keys } of checkpoints) await deleteKeys(store, bucket, keys);
    console.log(`Deleted ${inWords(present, checkpoints)}.`);
  } finally {
    store.destroy();
    for (const lock of locks) lock.release();
  }
});

function inWords(tables: readonly { readonly name: string }[], checkpoints: readonly Kept[]): string {
  return [
    ...tables.map(({ name }) => `the table ${name}`),
    ...checkpoints.map(({ query }) => `the checkpoint of ${query}`),
  ].join(", ");
}
