import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { SparkSession } from "spark-connect-js";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";
import { withDeadline } from "./deadline.ts";

/** Where a runner says in its session that it lives: who it is, and a count that goes up. */
const key = "kindling.runner";

/** Host and process, and a word that tells it from one in another container, where both may be the same. */
const self = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;

/** Longer than two beats of a living runner, in milliseconds. */
const patience = 12_000;
const askEvery = 1_000;

/** A server that does not answer a simple question for so long is gone, in milliseconds. */
export const answerWithin = 15_000;
const beatEvery = 1_000;

/** Of two runners that claim a session at once, the one that is overwritten within this time gives way. */
const settleMs = 1_500;

/** Another runner keeps this session: whoever gets this must leave the session, and what runs in it, alone. */
export class AnotherRunner extends JobFailure {
  constructor(job: string, runner: string) {
    const [host, pid] = runner.split(" ");
    super(
      exitCodes.alreadyRunning,
      `${job} is already running on ${host} in process ${pid}; stop that one first`,
    );
  }
}

/** The sign of life of the runner that works on a session. */
export class Heartbeat {
  readonly #spark: SparkSession;
  readonly #job: string;
  readonly #runner: string;
  #count = 0;
  #last = "";

  private constructor(spark: SparkSession, job: string, runner: string) {
    this.#spark = spark;
    this.#job = job;
    this.#runner = runner;
  }

  /**
   * Takes a session in which nobody else was found.
   *
   * @param runner - who takes it: host, process and a word of its own
   * @throws {@link AnotherRunner} if another one takes it at the same time; of the two, one gets this
   */
  static async claim(
    spark: SparkSession,
    job: string,
    stop: AbortSignal,
    runner: string = self,
  ): Promise<Heartbeat> {
    const heartbeat = new Heartbeat(spark, job, runner);
    await heartbeat.beat();
    await delay(settleMs, undefined, { signal: stop }).catch(() => undefined);
    await heartbeat.beat();
    return heartbeat;
  }

  /**
   * Says that this runner lives; to be called every few seconds.
   *
   * @throws {@link AnotherRunner} if another one said so since
   */
  async beat(): Promise<void> {
    const found = await this.#within(this.#spark.conf.get(key, ""));
    if (this.#last !== "" && found !== this.#last) throw new AnotherRunner(this.#job, found);
    this.#count += 1;
    this.#last = `${this.#runner} ${this.#count}`;
    await this.#within(this.#spark.conf.set(key, this.#last));
  }

  /**
   * Beats every second until `end` aborts.
   *
   * @throws {@link AnotherRunner}; {@link TimeoutError} or what the client throws, when the server is gone
   */
  async keepBeating(end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      await this.beat();
      await delay(beatEvery, undefined, { signal: end }).catch(() => undefined);
    }
  }

  #within<T>(call: Promise<T>): Promise<T> {
    return withDeadline(call, answerWithin, "a call to the server");
  }
}

/**
 * Makes sure that no other runner keeps this session, where the lock of the state folder cannot tell: one on
 * another host, or with another state folder. A runner that was killed gives no sign of life.
 *
 * @throws {@link AnotherRunner} naming the other one
 */
export async function assertAlone(spark: SparkSession, job: string, stop: AbortSignal): Promise<void> {
  const before = await spark.conf.get(key, "");
  if (before === "" || before.startsWith(self) || isGone(before)) return;
  const until = Date.now() + patience;
  while (Date.now() < until && !stop.aborted) {
    const now = await spark.conf.get(key, "");
    if (now !== before) throw new AnotherRunner(job, now);
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
