import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { SparkSession } from "spark-connect-js";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";
import { withDeadline } from "./deadline.ts";

/** Where a runner says in its session that it lives: host, process and a count that goes up. */
const key = "kindling.runner";

/** Longer than two beats of a living runner, in milliseconds. */
const patience = 12_000;
const askEvery = 1_000;

/** A server that does not answer a simple question for so long is gone, in milliseconds. */
export const answerWithin = 15_000;
const beatEvery = 1_000;

/** The sign of life of the runner that works on a session. */
export class Heartbeat {
  readonly #spark: SparkSession;
  #count = 0;

  constructor(spark: SparkSession) {
    this.#spark = spark;
  }

  /** Says that this runner lives; to be called every few seconds. */
  async beat(): Promise<void> {
    this.#count += 1;
    const sign = `${hostname()} ${process.pid} ${this.#count}`;
    await withDeadline(this.#spark.conf.set(key, sign), answerWithin, "a call to the server");
  }

  /**
   * Beats every second until `end` aborts.
   *
   * @throws {@link TimeoutError} or what the client throws, when the server is gone
   */
  async keepBeating(end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      await this.beat();
      await delay(beatEvery, undefined, { signal: end }).catch(() => undefined);
    }
  }
}

/**
 * Makes sure that no other runner keeps this session, where the lock of the state folder cannot tell: one on
 * another host, or with another state folder. A runner that was killed gives no sign of life.
 *
 * @throws {@link JobFailure} (already running) naming the other runner.
 */
export async function assertAlone(spark: SparkSession, job: string, stop: AbortSignal): Promise<void> {
  const before = await spark.conf.get(key, "");
  if (before === "" || isThisProcess(before) || isGone(before)) return;
  const until = Date.now() + patience;
  while (Date.now() < until && !stop.aborted) {
    const now = await spark.conf.get(key, "");
    if (now !== before) {
      const [host, pid] = now.split(" ");
      throw new JobFailure(
        exitCodes.alreadyRunning,
        `${job} is already running on ${host} in process ${pid}; stop that one first`,
      );
    }
    await delay(askEvery, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Whether the sign is of this very runner, from before it lost the connection. */
function isThisProcess(runner: string): boolean {
  const [host, pid] = runner.split(" ");
  return host === hostname() && Number(pid) === process.pid;
}

/** Whether the runner was on this host and its process is no more. */
function isGone(runner: string): boolean {
  const [host, pid] = runner.split(" ");
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
