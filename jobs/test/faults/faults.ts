import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SparkSession } from "spark-connect-js";
import { expect } from "vitest";
import { startWith } from "../../harness/programs.ts";
import { exitCodes } from "../../lib/job/exit-codes.ts";
import { config } from "../e2e/support.ts";
import type { Fault, Scene } from "./inflict.ts";
import { fromAnotherFolder, type Pipeline } from "./pipeline.ts";
import { stackFaults } from "./stack-faults.ts";

/** Each fault by what is done. */
export const faults = new Map<string, Fault<Pipeline>>([
  ...stackFaults,
  ["kill -9 of the generator", killGenerator],
  ["two copies of the streams at once", twoCopies],
  ["restart after an upgrade", upgrade],
]);

async function killGenerator({ pipeline }: Scene<Pipeline>): Promise<number> {
  pipeline.generator?.process.kill("SIGKILL");
  await pipeline.generator?.exit;
  const killedAt = Date.now();
  pipeline.startGenerator();
  return killedAt;
}

/** One that comes later with another state folder, where no lock tells; and two that begin together. */
async function twoCopies({ pipeline, random }: Scene<Pipeline>): Promise<number> {
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
async function upgrade({ pipeline, round }: Scene<Pipeline>): Promise<number> {
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
