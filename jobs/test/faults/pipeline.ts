import { expect } from "vitest";
import { hasEnded, type Running, run, start } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { config, lastBatch } from "../e2e/support.ts";
import type { FaultPipeline } from "./inflict.ts";

const job = "events-all";
const queries = ["clickstream", "clickstream-dead-letters", "iot", "iot-dead-letters", "minutes"];

/** The events system as it runs day and night: a generator, and a runner that keeps the streams. */
export class Pipeline implements FaultPipeline {
  readonly #seed: number;
  runner: Running | undefined;
  generator: Running | undefined;

  constructor(seed: number) {
    this.#seed = seed;
  }

  async ensureRuns(): Promise<void> {
    if (this.runner === undefined || hasEnded(this.runner)) this.startRunner();
    if (this.generator === undefined || hasEnded(this.generator)) this.startGenerator();
  }

  startRunner(program = "jobs/run.ts", ...args: readonly string[]): Running {
    this.runner = start(program, ...(program === "jobs/run.ts" ? [job] : args));
    return this.runner;
  }

  startGenerator(): Running {
    this.generator = start(
      "producers/events/producer-events.ts",
      ...["--clickstream", "20", "--iot", "15", "--senders", "2", "--bad-share", "0.1"],
      ...["--seed", String(this.#seed), "--metrics-port", "0"],
    );
    return this.generator;
  }

  /** Asks the runner to stop, and expects that it does. */
  async stopRunner(): Promise<void> {
    const { code, output } = await ended(this.runner);
    this.runner = undefined;
    expect(code, output).toBe(0);
  }

  /** Asks the generator to stop, and expects that all it sent was acknowledged. */
  async stopGenerator(): Promise<void> {
    const { code, output } = await ended(this.generator);
    this.generator = undefined;
    expect(code, output).toBe(0);
    expect(output).toMatch(/sent (\d+) = acknowledged \1 \+ failed 0/);
  }

  /** Recovered is what has run a batch that began after the moment: each stream. */
  async recovered(since: number): Promise<number> {
    const isOn = () => {
      if (this.runner === undefined || hasEnded(this.runner))
        throw new Error(`the runner ended:\n${this.said()}`);
      return queries.every((query) => lastBatch(query, job) > since);
    };
    await until("every stream goes on", isOn, { seconds: 600, known: () => this.said() });
    return Date.now() - since;
  }

  async verify(): Promise<string> {
    const { code, output } = await run("jobs/events/verify/main.ts");
    expect(code, `${output}\n${this.said()}`).toBe(0);
    expect(output).toContain("Nothing lost, nothing doubled, nothing altered.");
    return output;
  }

  /** Of runners that began together, keeps the one that goes on; the other must have been refused. */
  async keepWinner(runners: readonly [Running, Running]): Promise<void> {
    const [first, second] = runners;
    const loser = await Promise.race(runners.map((runner) => runner.exit.then(() => runner)));
    const { code, output } = await loser.exit;
    expect(code, output).toBe(exitCodes.alreadyRunning);
    this.runner = loser === first ? second : first;
  }

  async stop(): Promise<void> {
    await this.stopGenerator();
    await this.stopRunner();
  }

  said(): string {
    return this.runner?.output().slice(-3_000) ?? "";
  }

  kill(): void {
    for (const running of [this.runner, this.generator]) running?.process.kill("SIGKILL");
  }
}

/** The folder of the stack, and secrets that another folder does not have. */
export function fromAnotherFolder(folder: string): Record<string, string> {
  return {
    KINDLING_STACK_STATE_DIR: folder,
    KINDLING_PROFILE: config.profile,
    KINDLING_STORAGE_SECRET_KEY: config.storage.secretKey,
    KINDLING_POSTGRES_PASSWORD: config.postgres.password,
    KINDLING_POSTGRES_ADMIN_PASSWORD: config.postgres.adminPassword,
  };
}

async function ended(running: Running | undefined) {
  if (running === undefined) throw new Error("it does not run");
  running.process.kill("SIGTERM");
  return running.exit;
}
