import kafkajs from "kafkajs";
import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../harness/programs.ts";
import { config, runJob } from "./support.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(config.spark.remote).create();
});
afterAll(() => spark.stop());

/** The hour up to now; less of it where an earlier try has sent events already. */
async function anHour(): Promise<{ readonly from: string; readonly to: string }> {
  const now = Date.now();
  const kafka = new kafkajs.Kafka({ brokers: config.kafka.bootstrapServers.split(","), logLevel: 0 });
  const admin = kafka.admin();
  await admin.connect();
  const isFree = async (time: number) => {
    const ends = new Map((await admin.fetchTopicOffsets("iot")).map((each) => [each.partition, each.high]));
    const found = await admin.fetchTopicOffsetsByTimestamp("iot", time);
    return found.every(({ partition, offset }) => offset === ends.get(partition));
  };
  let from = now - 3_600_000;
  while (!(await isFree(from))) from += 60_000;
  await admin.disconnect();
  return { from: new Date(from).toISOString(), to: new Date(now).toISOString() };
}

describe("clickstream and iot", () => {
  it("give every event its one fate, an hour of the past with bad events included", async () => {
    const { from, to } = await anHour();
    const middle = new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();
    // In two parts: the second moves time on, which closes minutes of the first.
    for (const [begin, end] of [
      [from, middle],
      [middle, to],
    ] as const) {
      const sent = await run(
        "producers/events/producer-events.ts",
        ...["--from", begin, "--to", end, "--speed", "600", "--clickstream", "4", "--iot", "3"],
        ...["--bad-share", "0.1", "--metrics-port", "0"],
      );
      expect(sent.code, sent.output).toBe(0);
      expect(sent.output).toMatch(/sent (\d+) = acknowledged \1 \+ failed 0/);
      const streamed = await runJob("events-all", "--available-now");
      expect(streamed.code, streamed.output).toBe(0);
    }
    const verified = await run("jobs/events/verify/main.ts");
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain("Nothing lost, nothing doubled, nothing altered.");
    const [, minutes] = /minutes +(\d+) rows/.exec(verified.output) ?? [];
    expect(Number(minutes), verified.output).toBeGreaterThan(0);
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

  it("take back dead letters, once however often they are replayed", async () => {
    const listed = await run("jobs/lake/dlq.ts", "list");
    const [, count = ""] = /clickstream +oversized +(\d+)/.exec(listed.output) ?? [];
    expect(Number(count), listed.output).toBeGreaterThan(0);
    const replay = () =>
      run("jobs/lake/dlq.ts", "replay", "--topic", "clickstream", "--reason", "oversized", "--yes");
    expect((await replay()).output).toContain(`${count} sent again, 0 had been before`);
    expect((await replay()).output).toContain(`0 sent again, ${count} had been before`);

    const streamed = await runJob("events-all", "--available-now");
    expect(streamed.output, streamed.output).toContain(`quarantined                   ${count}`);
    const verified = await run("jobs/events/verify/main.ts");
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain(`${count} replayed`);
  });

  it("show a dead letter with its bytes", async () => {
    const [letter] = await spark
      .table("lake.bronze.events_dead_letters")
      .filter("reason = 'malformed' AND topic = 'iot'")
      .limit(1)
      .collect();
    const shown = await run("jobs/lake/dlq.ts", "show", `iot/${letter?.partition}/${letter?.offset}`);
    expect(shown.output).toContain(
      `iot partition ${letter?.partition} offset ${letter?.offset}\nrefused for  malformed`,
    );
  });

  it("are deleted only when that is meant, and written anew from Kafka", async () => {
    const stats = async () =>
      JSON.parse((await run("jobs/lake/data-stats.ts", "--system", "events", "--json")).output);
    const rowsOf = (found: { table: string; rows: number }[], table: string) =>
      found.filter((each) => each.table === table).reduce((sum, { rows }) => sum + rows, 0);
    const before = await stats();
    const asked = await run("jobs/lake/clean.ts", "data", "--system", "events");
    expect(asked.code).toBe(1);
    expect(asked.output).toContain("This deletes the table lake.bronze.clickstream, ");
    expect(await stats()).toEqual(before);

    const cleaned = await run("jobs/lake/clean.ts", "data", "--system", "events", "--yes");
    expect(cleaned.output).toContain("the checkpoint of clickstream-etl/clickstream");
    expect(await stats()).toEqual([]);
    expect((await runJob("events-all", "--available-now")).code).toBe(0);
    const after = await stats();
    for (const table of ["lake.bronze.clickstream", "lake.bronze.iot", "lake.bronze.events_dead_letters"])
      expect(rowsOf(after, table)).toBe(rowsOf(before, table));
  });

  it("lose their rows and keep their places, when only the lake is cleaned", async () => {
    const cleaned = await run("jobs/lake/clean.ts", "datalake", "--system", "events", "--yes");
    expect(cleaned.output).toContain("the checkpoint of clickstream-agg/minutes");
    expect(cleaned.output).not.toContain("the checkpoint of clickstream-etl");
    const streamed = await runJob("events-all", "--available-now");
    expect(streamed.code, streamed.output).toBe(0);
    expect(streamed.output).toMatch(/rows in +0\n +rows out +0/);
  });
});
