import type { SparkSession } from "spark-connect-js";
import { checkpointsFolder } from "../job/checkpoints-folder.ts";
import type { StreamJob } from "../job/define-job.ts";
import { settingValues } from "../job/settings.ts";
import type { Tally } from "../job/summary.ts";
import { ensureTables } from "../lake/ensure-tables.ts";
import { newestSnapshots, rowsAppendedSince } from "../lake/snapshots.ts";
import { waitForTopics } from "../stream/wait-for-topics.ts";
import type { RunContext } from "./context.ts";
import { assertAlone } from "./heartbeat.ts";
import { tablesAround, tablesOf } from "./job-tables.ts";
import { onLivingSession } from "./living-session.ts";
import { QueryKeeper } from "./query-keeper.ts";
import { StreamCounts } from "./stream-counts.ts";

/**
 * Runs jobs: keeps the queries of a stream running until asked to stop, or until they have processed what there is.
 *
 * A server that dies takes session, queries and loaded model with it; all are made anew, and the queries continue
 * from their checkpoints.
 */
export async function runStream(job: StreamJob, context: RunContext): Promise<Tally> {
  const startedAt = new Date();
  const counts = new StreamCounts();
  return onLivingSession(job.name, context, async (spark, onProgress) => {
    const keeper = await keeperOf(job, context, spark, counts, onProgress);
    await keeper?.run();
    return tallyOf(job, spark, counts, startedAt);
  });
}

async function keeperOf(
  job: StreamJob,
  context: RunContext,
  spark: SparkSession,
  counts: StreamCounts,
  onProgress: () => void,
): Promise<QueryKeeper | undefined> {
  const { config, say, stop } = context;
  await assertAlone(spark, job.name, stop);
  await ensureTables(spark, config, tablesAround(job));
  await waitForTopics(config, job.topics(config), say, stop);
  if (stop.aborted) return undefined;
  const input = { spark, config, settings: settingValues(job.settings, context.settings) };
  const queries = job.build(input, await job.prepare(input));
  const triggerSeconds = job.triggerSeconds(config);
  const checkpoints = checkpointsFolder(job, config);
  return new QueryKeeper({
    ...{ job: job.name, checkpoints, triggerSeconds, spark, queries, context, counts, onProgress },
  });
}

async function tallyOf(
  job: StreamJob,
  spark: SparkSession,
  counts: StreamCounts,
  startedAt: Date,
): Promise<Tally> {
  const tables = tablesOf(job.writes);
  const added = new Map<string, number>();
  for (const table of tables) added.set(table.name, await rowsAppendedSince(spark, table, startedAt));
  const quarantined = [...added].filter(([name]) => name.endsWith("dead_letters"));
  const written = [...added].filter(([name]) => !name.endsWith("dead_letters"));
  const sum = (entries: readonly (readonly [string, number])[]) =>
    entries.reduce((total, [, rows]) => total + rows, 0);
  return {
    // Each message is read by the query of its own topic, and again by the one that looks for bad ones.
    rowsIn: job.inputQueries.reduce((total, name) => total + counts.rows(name), 0),
    rowsOut: sum(written),
    quarantined: sum(quarantined),
    other: Object.fromEntries(written.map(([name, rows]) => [`to ${name}`, rows])),
    snapshots: await newestSnapshots(spark, tables),
  };
}
