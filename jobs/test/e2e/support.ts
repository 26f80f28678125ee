import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { newestBatches } from "../../harness/batches.ts";
import { run } from "../../harness/programs.ts";

/** The stack under test. */
export const config = loadConfig();

/** Runs a job to its end. */
export function runJob(...args: readonly string[]) {
  return run("jobs/run.ts", ...args);
}

/** When a query of a stream job last ran a batch, epoch milliseconds; 0 before the first. */
export function lastBatch(query: string, job = "energy-stream-inference"): number {
  return Date.parse(newestBatches(job).get(query)?.timestamp ?? "1970-01-01");
}

/** What makes a model in the shortest time: one fit for all weeks of a short evaluation. */
export const quickTraining = ["evaluateFrom=2024-10-27T23:00:00Z", "refitWeeks=26"].flatMap((each) => [
  "--set",
  each,
]);

/** Fills silver and trains, unless there is a model to apply already. */
export async function ensureModel(): Promise<void> {
  await using spark = await SparkSession.builder.remote(config.spark.remote).create();
  const hasModel = (await spark.catalog.tableExists("lake.gold.energy_models"))
    ? await spark.table("lake.gold.energy_models").filter("champion").count()
    : 0;
  if (hasModel > 0) return;
  for (const args of [["energy-process-silver"], ["energy-train-model", ...quickTraining]]) {
    const { code, output } = await runJob(...args);
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}:\n${output}`);
  }
}
