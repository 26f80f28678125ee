import { setTimeout as delay } from "node:timers/promises";
import type { SparkSession } from "spark-connect-js";
import { BackOff } from "./back-off.ts";
import type { RunContext } from "./context.ts";
import { AnotherRunner } from "./heartbeat.ts";
import { openJobSession } from "./open-session.ts";
import { firstLine, isServerGone } from "./server-gone.ts";

/**
 * Does the work of a job on its session, and begins it anew on another whenever the server is gone, with growing
 * waits; ends with the work, or when a stop is asked for.
 *
 * @param work - `onProgress` says that it gets on, so that the next failure is the first again
 */
export async function onLivingSession<T>(
  job: string,
  { config, say, stop }: RunContext,
  work: (spark: SparkSession, onProgress: () => void) => Promise<T>,
): Promise<T> {
  const backOff = new BackOff();
  let spark: SparkSession | undefined;
  try {
    for (;;) {
      try {
        spark = await openJobSession(config, job);
        return await work(spark, () => backOff.reset());
      } catch (error) {
        if (error instanceof AnotherRunner) {
          // To stop the session would end the queries of the one that has it.
          spark?.detach();
          spark = undefined;
        }
        if (!isServerGone(error) || stop.aborted) throw error;
        const wait = backOff.next();
        say(`the Spark Connect server is gone (${firstLine(error)}); connecting again in ${wait / 1_000} s`);
        spark?.detach();
        spark = undefined;
        await delay(wait, undefined, { signal: stop }).catch(() => undefined);
        if (stop.aborted) throw error;
      }
    }
  } finally {
    await spark?.stop();
  }
}
