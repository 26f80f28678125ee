import { setTimeout as delay } from "node:timers/promises";
import { storageClient } from "@kindling/spark/clients";
import type { SparkSession } from "spark-connect-js";
import type { LoopJob } from "../job/define-job.ts";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";
import { settingValues } from "../job/settings.ts";
import type { Tally } from "../job/summary.ts";
import { ensureTables } from "../lake/ensure-tables.ts";
import { Maintenance } from "../lake/maintenance.ts";
import { newestSnapshots } from "../lake/snapshots.ts";
import { BackOff } from "./back-off.ts";
import type { RunContext } from "./context.ts";
import { assertAlone, Heartbeat } from "./heartbeat.ts";
import { tablesAround, tablesOf } from "./job-tables.ts";
import { onLivingSession } from "./living-session.ts";
import { LoopCounts } from "./loop-counts.ts";
import { publishQueries } from "./publish-queries.ts";
import { firstLine, isServerGone } from "./server-gone.ts";
import { stepPause } from "./step-pause.ts";

/** How often what was done is told, in milliseconds. */
const tellEvery = 5_000;

/** A step that fails this often in a row is not going to recover by itself. */
const mostFailures = 12;

/**
 * Runs jobs: repeats the step of a loop until asked to stop, or until it finds nothing more to do.
 *
 * What fails is repeated with growing waits, on a new session where the server is gone.
 */
export async function runLoop(job: LoopJob, context: RunContext): Promise<Tally> {
  const counts = new LoopCounts();
  // What waits is done first: maintenance holds up the steps, also after a crash.
  const tidyFrom = Date.now() + context.config.lake.mergedCompactMinutes * 60_000;
  return onLivingSession(job.name, context, async (spark, onProgress) => {
    const { config, stop } = context;
    await assertAlone(spark, job.name, stop);
    const heartbeat = await Heartbeat.claim(spark, job.name, stop);
    // What a killed run of this job left going would only be in the way.
    await spark.interruptAll();
    await ensureTables(spark, config, tablesAround(job));
    const end = new AbortController();
    const beating = heartbeat.keepBeating(end.signal);
    const looping = repeatSteps(job, context, spark, counts, onProgress, tidyFrom);
    try {
      // A step may wait for a server that is gone much longer than the heart does.
      await Promise.race([looping, beating.then(() => looping)]);
    } finally {
      end.abort();
      // Whichever lost the race may still fail, and nobody waits for it any more.
      for (const loser of [beating, looping]) loser.catch(() => undefined);
    }
    return counts.tally(await newestSnapshots(spark, tablesOf(job.writes)));
  });
}

async function repeatSteps(
  job: LoopJob,
  context: RunContext,
  spark: SparkSession,
  counts: LoopCounts,
  onProgress: () => void,
  tidyFrom: number,
): Promise<void> {
  const { config, mode, say, stop } = context;
  const input = { spark, config, settings: settingValues(job.settings, context.settings) };
  const publish = (state: "running" | "waiting" | "stopped", error: string | null) =>
    publishQueries(config.stack.stateDir, job.name, [{ name: job.name, state, error, progress: null }]);
  const store = storageClient(config.storage);
  const maintenance = new Maintenance({
    ...{ spark, store, config, tables: tablesOf(job.writes), say, stop },
    compactMinutes: config.lake.mergedCompactMinutes,
    firstAt: tidyFrom,
  });
  const backOff = new BackOff();
  let toldAt = 0;
  try {
    while (!stop.aborted) {
      let wait: number;
      const began = Date.now();
      try {
        const result = await job.step(input);
        counts.add(result);
        onProgress();
        backOff.reset();
        publish("running", null);
        const foundSomething = result.rowsRead > 0;
        if (!foundSomething && mode !== "run") return;
        wait = stepPause({
          ...{ everyMs: job.everySeconds(config) * 1_000, tookMs: Date.now() - began, foundSomething },
          isSteady: job.isSteady === true && mode === "run",
        });
      } catch (error) {
        if (isServerGone(error) || stop.aborted) throw error;
        if (backOff.failures >= mostFailures)
          throw new JobFailure(exitCodes.failed, `${job.name} keeps failing: ${firstLine(error)}`, {
            cause: error,
          });
        wait = backOff.next();
        publish("waiting", firstLine(error));
        say(`failed: ${firstLine(error)}; trying again in ${wait / 1_000} s`);
      }
      if (Date.now() - toldAt >= tellEvery) {
        say(counts.line());
        toldAt = Date.now();
      }
      // Between steps and not beside them: what rewrites files would clash with a step that does.
      if (mode === "run" && backOff.failures === 0) await maintenance.due(Date.now());
      await delay(wait, undefined, { signal: stop }).catch(() => undefined);
    }
  } finally {
    store.destroy();
    publish("stopped", null);
  }
}
