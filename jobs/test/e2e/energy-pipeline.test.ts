import { col, functions as F, lit, SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../harness/programs.ts";
import { config, quickTraining, runJob } from "./support.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(config.spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
  expect((await run("producers/energy/load-bronze.ts")).code).toBe(0);
});
afterAll(() => spark.stop());

/** Everything a table holds, in one number that changes with any of it. */
async function fingerprint(table: string, ...without: readonly string[]) {
  const rows = spark.table(table).drop(...without);
  const columns = await rows.columns();
  const [row] = await rows
    .agg(F.sum(F.xxhash64(...columns.map((name) => col(name))).cast("decimal(38,0)")).alias("sum"))
    .collect();
  return String(row?.sum);
}

describe("energy-process-silver", () => {
  it("makes the year that the source describes, and the same again when run twice", async () => {
    const first = await runJob("energy-process-silver");
    expect(first.code, first.output).toBe(0);
    expect(first.output).toMatch(/rows in +17,568\n +rows out +8,784\n +quarantined +0\n +deduplicated +0/);

    const [facts] = await spark
      .table("lake.silver.energy_hourly")
      .agg(
        F.count(lit(1)).alias("hours"),
        F.countDistinct(col("valid_at")).alias("times"),
        F.sum(F.when(col("price_eur_mwh").lt(0), lit(1)).otherwise(lit(0))).alias("negative"),
        F.min("price_eur_mwh").alias("lowest"),
        F.max("price_eur_mwh").alias("highest"),
        F.sum(col("load_mw").isNull().cast("int")).alias("gaps"),
        F.min("valid_at").cast("string").alias("first"),
        F.max("valid_at").cast("string").alias("last"),
      )
      .collect();
    // The figures of the data's own description.
    expect(facts).toEqual({
      hours: 8_784n,
      times: 8_784n,
      negative: 457n,
      lowest: -135.45,
      highest: 936.28,
      gaps: 0n,
      first: "2024-01-01 00:00:00",
      last: "2024-12-31 23:00:00",
    });

    const before = await fingerprint("lake.silver.energy_hourly");
    expect((await runJob("energy-process-silver")).code).toBe(0);
    expect(await fingerprint("lake.silver.energy_hourly")).toBe(before);
  });

  it("keeps bad lines of a file as dead letters, once however often it runs", async () => {
    const prefix = `e2e-${Date.now()}`;
    const loaded = await run(
      "producers/energy/load-bronze.ts",
      ...["--prefix", prefix, "--bad-share", "0.02", "--seed", "7"],
    );
    expect(loaded.code, loaded.output).toBe(0);
    const silver = await fingerprint("lake.silver.energy_hourly");
    const letters = () =>
      spark.table("lake.bronze.energy_dead_letters").filter(col("source").contains(prefix)).count();

    const first = await runJob("energy-process-silver", "--set", `prefix=${prefix}`);
    expect(first.code, first.output).toBe(0);
    const [, quarantined] = /quarantined +([\d,]+)/.exec(first.output) ?? [];
    expect(await letters()).toBe(Number(quarantined?.replaceAll(",", "")));
    expect(await letters()).toBeGreaterThan(100);
    // Bad lines come on top of the good ones: what they leave is the same year.
    expect(await fingerprint("lake.silver.energy_hourly")).toBe(silver);

    const second = await runJob("energy-process-silver", "--set", `prefix=${prefix}`);
    expect(second.code, second.output).toBe(0);
    expect(await letters()).toBe(Number(quarantined?.replaceAll(",", "")));
  });
});

describe("energy-train-model", () => {
  it("stores a model with its errors for each day of the horizon, and makes it the only champion", async () => {
    const trained = await runJob("energy-train-model", ...quickTraining);
    expect(trained.code, trained.output).toBe(0);
    const [, version = ""] = /model +(\S+)/.exec(trained.output) ?? [];

    const champions = await spark.table("lake.gold.energy_models").filter("champion").collect();
    expect(champions.map((model) => model.model_version)).toEqual([version]);
    expect(champions[0]?.training_rows).toBe(7_152n);
    expect(champions[0]?.hash).toMatch(/^[0-9a-f]{64}$/);

    const metrics = await spark
      .table("lake.gold.energy_model_metrics")
      .filter(col("model_version").eq(lit(version)))
      .orderBy("evaluation", "horizon_day")
      .collect();
    expect(metrics.map((row) => [row.evaluation, row.horizon_day])).toEqual(
      ["day_ahead_drivers", "realistic_drivers"].flatMap((name) =>
        [1, 2, 3, 4, 5, 6, 7].map((day) => [name, day]),
      ),
    );
    for (const row of metrics) {
      expect(row.n).toBe(24n * BigInt(Number(row.folds)));
      expect(row.rmae_week).toBeCloseTo(Number(row.mae) / Number(row.mae_week), 10);
    }
    // One fit for nine weeks, the last of them unlike any before: still better than copying last week.
    const mean = (name: string) => {
      const rows = metrics.filter((row) => row.evaluation === name);
      return rows.reduce((sum, row) => sum + Number(row.rmae_week), 0) / rows.length;
    };
    expect(mean("day_ahead_drivers")).toBeLessThan(0.6);
    expect(mean("realistic_drivers")).toBeLessThan(1);
  });
});

describe("energy-stream-inference", () => {
  it("gives every message its one fate", async () => {
    const sent = await run(
      "producers/energy/producer-weather.ts",
      ...["--restart", "--speed", "max", "--limit", "72", "--bad-share", "0.1", "--price-resolution", "15"],
    );
    expect(sent.code, sent.output).toBe(0);
    const burst = await run("producers/energy/producer-forecast.ts", "--limit", "1", "--bad-share", "0.1");
    expect(burst.code, burst.output).toBe(0);

    const streamed = await runJob("energy-stream-inference", "--available-now");
    expect(streamed.code, streamed.output).toBe(0);
    const verified = await run("jobs/energy/verify/main.ts");
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain("Nothing lost, nothing doubled, nothing altered.");
  });

  it("has nothing to do when nothing came", async () => {
    const streamed = await runJob("energy-stream-inference", "--available-now");
    expect(streamed.code, streamed.output).toBe(0);
    expect(streamed.output).toMatch(/rows in +0\n +rows out +0\n +quarantined +0/);
  });
});
