import type { DataFrame, SparkSession } from "spark-connect-js";
import { checkRows } from "../contract/checks.ts";
import type { BatchJob, JobInput, TableOutput, TaskJob } from "../job/define-job.ts";
import { type Settings, settingValues } from "../job/settings.ts";
import type { Tally } from "../job/summary.ts";
import { ensureTables } from "../lake/ensure-tables.ts";
import { newestSnapshots } from "../lake/snapshots.ts";
import { replaceRows } from "../lake/write-table.ts";
import type { RunContext } from "./context.ts";
import { tablesOf } from "./job-tables.ts";
import { openJobSession } from "./open-session.ts";
import { showStageProgress } from "./stage-progress.ts";

/** Runs jobs: a batch or a task, from its tables being there to its tally. */
export async function runBatch(job: BatchJob | TaskJob, context: RunContext): Promise<Tally> {
  const { config, say, stop } = context;
  const settings = settingValues(job.settings, context.settings);
  const spark = await openJobSession(config, job.name);
  // What a killed run of this job left going would only be in the way.
  await spark.interruptAll();
  const endProgress = showStageProgress(spark, say);
  const interrupt = () => void spark.interruptAll().catch(() => undefined);
  stop.addEventListener("abort", interrupt, { once: true });
  try {
    await ensureTables(spark, config, tablesOf(job.writes));
    const input = { spark, config, settings };
    return job.kind === "task" ? await job.run(input, say) : await writeOutputs(job, input, say);
  } finally {
    stop.removeEventListener("abort", interrupt);
    endProgress();
    await spark.stop();
  }
}

/** Every output is held against its contract before the first is written. */
async function writeOutputs(
  job: BatchJob,
  input: JobInput<Settings, SparkSession>,
  say: (line: string) => void,
): Promise<Tally> {
  const { outputs, tally } = job.build(input);
  const kept: DataFrame[] = [];
  try {
    // Kept, so that what is written is what was checked, computed once.
    for (const { rows } of outputs) kept.push(await rows.persist());
    for (const { table, rows } of outputs) {
      say(`checking what goes to ${table.name}`);
      await checkRows(rows, table);
    }
    for (const { table, rows, replaces } of outputs) {
      say(`writing ${table.name}`);
      await replaceRows(rows, table, replaces);
    }
    return await tallyOf(input.spark, outputs, tally);
  } finally {
    // What is kept outlives the session.
    for (const rows of kept) await rows.unpersist();
  }
}

async function tallyOf(
  spark: SparkSession,
  outputs: readonly TableOutput[],
  tally: DataFrame,
): Promise<Tally> {
  const [counts = {}] = await tally.collect();
  const {
    rows_in = 0,
    quarantined = 0,
    ...other
  } = Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)]));
  return {
    rowsIn: rows_in,
    rowsOut: (await outputs[0]?.rows.count()) ?? 0,
    quarantined,
    other,
    snapshots: await newestSnapshots(
      spark,
      outputs.map(({ table }) => table),
    ),
  };
}
