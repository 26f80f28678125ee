import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadConfig } from "@kindling/spark/config";
import { describe, expect, it } from "vitest";
import { compiledPlan } from "../../lib/run/print-plan.ts";
import { jobs } from "../../registry.ts";

const folder = new URL("plans/", import.meta.url);
const fileOf = (job: string) => new URL(`${job}.plan.txt`, folder);
const isUpdating = process.env.UPDATE_GOLDEN === "1";

/** The plan with the configuration's defaults, whatever this machine's environment says. */
const config = loadConfig({ KINDLING_STORAGE_SECRET_KEY: "unused", KINDLING_POSTGRES_PASSWORD: "unused" });

describe("compiled plans", () => {
  it.each(jobs.map((job) => [job.name, job] as const))(
    "%s compiles to its golden plan",
    async (name, job) => {
      const plan = `${await compiledPlan(job, config, new Map())}\n`;
      if (isUpdating) writeFileSync(fileOf(name), plan);
      expect(existsSync(fileOf(name)), `no golden plan of ${name}; make it with UPDATE_GOLDEN=1`).toBe(true);
      expect(plan).toBe(readFileSync(fileOf(name), "utf8"));
    },
  );

  it.each(jobs.map((job) => [job.name, job] as const))(
    "%s compiles to the same plan twice",
    async (_, job) => {
      expect(await compiledPlan(job, config, new Map())).toBe(await compiledPlan(job, config, new Map()));
    },
  );

  it("has no golden plan without a job", () => {
    expect(readdirSync(folder).sort()).toEqual(jobs.map(({ name }) => `${name}.plan.txt`).sort());
  });
});
