import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { SparkSession } from "spark-connect-js";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";

/** Where a runner says in its session that it lives: host, process and a count that goes up. */
const key = "kindling.runner";

/** Longer than two beats of a living runner, in milliseconds. */
const patience = 12_000;
const askEvery = 1_000;

/** The sign of life of the runner that keeps a session's queries. */
export class Heartbeat {
  readonly #spark: SparkSession;
  #count = 0;

  constructor(spark: SparkSession) {
    this.#spark = spark;
  }

  /** Says that this runner lives; to be called every few seconds. */
  async beat(): Promise<void> {
    this.#count += 1;
    await this.#spark.conf.set(key, `${hostname()} ${process.pid} ${this.#count}`);
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
  if (before === "" || (await spark.streams.active()).length === 0 || isGone(before)) return;
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
