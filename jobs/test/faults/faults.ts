import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SparkSession } from "spark-connect-js";
import { expect } from "vitest";
import { startWith } from "../../harness/programs.ts";
import { until } from "../../harness/until.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { config, crash } from "../e2e/support.ts";
import { fromAnotherFolder, type Pipeline } from "./pipeline.ts";
import type { Seeded } from "./seeded.ts";
import type { StoreFault, StoreProxy } from "./store-proxy.ts";

/** What a fault is done to, and the seed's choices. */
export interface Scene {
  readonly pipeline: Pipeline;
  readonly store: StoreProxy;
  readonly random: Seeded;
  /** Which repetition this is, from 1. */
  readonly round: number;
}

/** Does something to the running system that should not happen; returns when it was over, epoch milliseconds. */
export type Fault = (scene: Scene) => Promise<number>;

/** Each fault by what is done. */
export const faults: ReadonlyMap<string, Fault> = new Map([
  ["kill -9 of the Connect server", () => kill("connect")],
  ["kill -9 of a worker", ({ random }) => kill(random.pick(["worker", "worker-2"]))],
  ["kill -9 of a broker", ({ random }) => kill(random.pick(["kafka", "kafka-2", "kafka-3"]))],
  ["kill -9 of the object store", () => kill("storage")],
  ["kill -9 of the generator", killGenerator],
  ["object store answers 503", (scene) => failStore(scene, "unavailable")],
  ["object store is slow", (scene) => failStore(scene, "slow")],
  ["object store resets uploads halfway", (scene) => failStore(scene, "reset")],
  ["two copies of the streams at once", twoCopies],
  ["restart after an upgrade", upgrade],
]);

/** A batch begins every two seconds: an instant within them is the seed's. */
export async function atSomeInstant(random: Seeded): Promise<void> {
  await delay(random.next() * 3_000);
}

async function kill(service: string): Promise<number> {
  const killedAt = Date.now();
  await crash(service);
  return killedAt;
}

async function killGenerator({ pipeline }: Scene): Promise<number> {
  pipeline.generator?.process.kill("SIGKILL");
  await pipeline.generator?.exit;
  const killedAt = Date.now();
  pipeline.startGenerator();
  return killedAt;
}

async function failStore({ store, random }: Scene, fault: StoreFault): Promise<number> {
  const before = store.met;
  store.fault = fault;
  try {
    await until(`the store's fault was met (${fault})`, () => store.met > before + 2, { seconds: 600 });
    await delay(1_000 + random.next() * 5_000);
  } finally {
    store.fault = "none";
  }
  return Date.now();
}

/** One that comes later with another state folder, where no lock tells; and two that begin together. */
async function twoCopies({ pipeline, random }: Scene): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "kindling-copy-"));
  try {
    const late = await startWith(fromAnotherFolder(folder), "jobs/run.ts", "events-all").exit;
    expect(late.code, late.output).toBe(exitCodes.alreadyRunning);
    expect(late.output).toMatch(/events-all is already running on \S+ in process \d+/);
    await pipeline.recovered(Date.now());

    await pipeline.stopRunner();
    const begunAt = Date.now();
    const first = pipeline.startRunner();
    const second = startWith(
      random.next() < 0.5 ? {} : fromAnotherFolder(folder),
      "jobs/run.ts",
      "events-all",
    );
    await pipeline.keepWinner([first, second]);
    return begunAt;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The next version of the job writes one column more; then the version before comes back. */
async function upgrade({ pipeline, round }: Scene): Promise<number> {
  const column = `secure_${round}`;
  await pipeline.stopRunner();
  const upgradedAt = Date.now();
  pipeline.startRunner("jobs/test/faults/upgraded-events.ts", column);
  await pipeline.recovered(upgradedAt);
  await using spark = await SparkSession.builder.remote(config.spark.remote).create();
  const rows = await spark.sql(
    `SELECT ${column}, count(*) > 0 AS n FROM lake.bronze.clickstream GROUP BY ${column} ORDER BY 1 NULLS FIRST`,
  );
  // Rows from before have none; every page view is of https.
  expect((await rows.collect()).map((row) => row[column])).toEqual([null, true]);
  await pipeline.stopRunner();
  const backAt = Date.now();
  pipeline.startRunner();
  return backAt;
}
