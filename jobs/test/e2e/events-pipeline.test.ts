import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { config, run, runJob } from "./support.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(config.spark.remote).create();
});
afterAll(() => spark.stop());

const hour = 3_600_000;

describe("clickstream and iot", () => {
  it("give every event its one fate, an hour of the past with bad events included", async () => {
    const from = new Date(Date.now() - hour).toISOString();
    const sent = await run(
      "producers/events/producer-events.ts",
      ...["--from", from, "--speed", "600", "--clickstream", "4", "--iot", "3", "--bad-share", "0.1"],
      ...["--limit", "20000", "--metrics-port", "0"],
    );
    expect(sent.code, sent.output).toBe(0);
    expect(sent.output).toMatch(/sent (\d+) = acknowledged \1 \+ failed 0/);

    for (let round = 0; round < 2; round++) {
      const streamed = await runJob("events-all", "--available-now");
      expect(streamed.code, streamed.output).toBe(0);
    }
    const verified = await run("jobs/events/verify/main.ts");
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain("Nothing lost, nothing doubled, nothing altered.");
    const [, minutes] = /minutes +(\d+) rows/.exec(verified.output) ?? [];
    expect(Number(minutes), verified.output).toBeGreaterThan(1_000);
  });

  it("go on from the same place when the streams are run one by one", async () => {
    for (const job of ["clickstream-etl", "iot-etl", "clickstream-agg"]) {
      const streamed = await runJob(job, "--available-now");
      expect(streamed.code, streamed.output).toBe(0);
      expect(streamed.output).toMatch(/rows in +0\n +rows out +0\n +quarantined +0/);
    }
  });

  it("lie in a folder a day", async () => {
    const files = await spark.sql("SELECT file_path, partition.dt AS dt FROM lake.bronze.clickstream.files");
    for (const { file_path, dt } of await files.collect())
      expect(String(file_path)).toMatch(new RegExp(`/events/clickstream/data/dt=${dt}/`));
  });
});
