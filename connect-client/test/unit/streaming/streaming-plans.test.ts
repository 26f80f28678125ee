import { readFileSync } from "node:fs";
import { fromJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import type { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { queryPlan } from "../../../src/plan/plan.ts";
import { DataStreamReader } from "../../../src/streaming/data-stream-reader.ts";
import { DataStreamWriter } from "../../../src/streaming/data-stream-writer.ts";
import { StreamingQuery } from "../../../src/streaming/streaming-query.ts";
import { StreamingQueryManager } from "../../../src/streaming/streaming-query-manager.ts";
import { t } from "../../../src/types/index.ts";
import { planJson, RecordingExecutor } from "../recording-executor.ts";

/** Captured from PySpark 4.0.0, with its plan ids removed. */
const captured = JSON.parse(readFileSync(new URL("./pyspark-streaming-plans.json", import.meta.url), "utf8"));

function expected(name: string) {
  return planJson(fromJson(PlanSchema, captured[name]));
}

const relations: Record<string, (read: DataStreamReader) => DataFrame> = {
  "read rate": (read) => read.format("rate").option("rowsPerSecond", 5).load(),
  "read json with ddl": (read) => read.schema("a INT, b STRING").option("maxFilesPerTrigger", 1).json("/in"),
  "read kafka": (read) =>
    read.format("kafka").options({ "kafka.bootstrap.servers": "127.0.0.1:9092", subscribe: "t" }).load(),
  "read table": (read) => read.option("stream-from-timestamp", 5).table("lake.db.t"),
  "read text": (read) => read.text("/in").untyped(),
  "read parquet": (read) => read.schema("a INT").parquet("/in"),
  "read orc": (read) => read.schema("a INT").orc("/in"),
};

const starts: Record<string, (write: DataStreamWriter) => Promise<unknown>> = {
  "start with all options": (write) =>
    write
      .outputMode("append")
      .format("parquet")
      .option("checkpointLocation", "/cp")
      .options({ a: 1, b: true })
      .partitionBy("dt", "zone")
      .queryName("q")
      .trigger({ processingTime: "10 seconds" })
      .start("/out"),
  "start available now into a table": (write) =>
    write.trigger({ availableNow: true }).clusterBy("x").toTable("lake.db.t"),
  "start once": (write) => write.format("noop").trigger({ once: true }).start(),
  "start continuous": (write) => write.format("noop").trigger({ continuous: "1 second" }).start(),
};

const queryCommands: Record<string, (query: StreamingQuery) => Promise<unknown>> = {
  status: (query) => query.status(),
  lastProgress: (query) => query.lastProgress(),
  recentProgress: (query) => query.recentProgress(),
  awaitTermination: (query) => query.awaitTermination(),
  "awaitTermination for a time": (query) => query.awaitTermination(1500),
  processAllAvailable: (query) => query.processAllAvailable(),
  stop: (query) => query.stop(),
  explain: (query) => query.explain(true),
  exception: (query) => query.exception(),
};

const managerCommands: Record<string, (manager: StreamingQueryManager) => Promise<unknown>> = {
  active: (manager) => manager.active(),
  get: (manager) => manager.get("q1"),
  resetTerminated: (manager) => manager.resetTerminated(),
  awaitAnyTermination: (manager) => manager.awaitAnyTermination(),
  "awaitAnyTermination for a time": (manager) => manager.awaitAnyTermination(2000),
};

describe("plans equal PySpark's", () => {
  const executor = new RecordingExecutor();

  it.each(Object.entries(relations))("%s", (name, build) => {
    const plan = queryPlan(build(new DataStreamReader(executor)).toRelation());
    expect(planJson(plan)).toEqual(expected(name));
  });

  it("read csv with a struct, whose JSON may order its keys differently", () => {
    const schema = t.struct({ a: t.notNull(t.long) });
    const frame = new DataStreamReader(executor).schema(schema).option("header", true).csv("/in");
    const parsed = JSON.stringify(planJson(queryPlan(frame.toRelation()))).replaceAll("\\", "");
    expect(parsed).toContain('"name":"a","type":"long","nullable":false');
    expect(parsed).toContain('"header":"true"');
  });

  it.each(Object.entries(starts))("%s", async (name, start) => {
    // The capture's input is the rate source, without options.
    const input = new DataStreamReader(executor).format("rate").load().toRelation();
    await ignoringAnswer(start(new DataStreamWriter(executor, { input })));
    expect(planJson(executor.lastPlan)).toEqual(expected(name));
  });

  it.each(Object.entries(queryCommands))("%s", async (name, ask) => {
    await ignoringAnswer(ask(new StreamingQuery(executor, { id: "q1", runId: "r1", name: "n" })));
    expect(planJson(executor.lastPlan)).toEqual(expected(name));
  });

  it.each(Object.entries(managerCommands))("%s", async (name, ask) => {
    await ignoringAnswer(ask(new StreamingQueryManager(executor)));
    expect(planJson(executor.lastPlan)).toEqual(expected(name));
  });

  it("covers every captured plan", () => {
    const tested = [relations, starts, queryCommands, managerCommands].flatMap((cases) => Object.keys(cases));
    expect([...tested, "read csv with a struct"].sort()).toEqual(Object.keys(captured).sort());
  });
});

/** The recording executor answers with nothing, which every command reports. */
async function ignoringAnswer(command: Promise<unknown>): Promise<void> {
  await expect(command).rejects.toThrow(/without a/);
}
