import { describe, expect, it } from "vitest";
import { StreamingQueryError, UnsupportedError } from "../../../src/errors/index.ts";
import { DataStreamReader } from "../../../src/streaming/data-stream-reader.ts";
import { DataStreamWriter } from "../../../src/streaming/data-stream-writer.ts";
import { StreamingQuery } from "../../../src/streaming/streaming-query.ts";
import { type Trigger, triggerMessage } from "../../../src/streaming/trigger.ts";
import { RecordingExecutor } from "../recording-executor.ts";

const key = { id: "q1", runId: "r1", name: null };

function progressJson(batchId: number): string {
  const sink = { description: "noop", numOutputRows: 0, metrics: {} };
  const timestamp = `2026-01-01T00:00:0${batchId}.000Z`;
  return JSON.stringify({
    ...key,
    timestamp,
    batchId,
    batchDuration: 1,
    sources: [],
    stateOperators: [],
    sink,
  });
}

function answer(resultType: object) {
  return [{ case: "streamingQueryCommandResult", value: { resultType } }] as never;
}

function status(isActive: boolean) {
  return answer({ case: "status", value: { isActive } });
}

function recent(...batches: number[]) {
  return answer({ case: "recentProgress", value: { recentProgressJson: batches.map(progressJson) } });
}

const noException = answer({ case: undefined });

describe("progress of a query", () => {
  it("comes once and in order, also what the server kept before and after the last look", async () => {
    const script = [
      status(true),
      recent(0, 1),
      status(true),
      recent(1, 2),
      status(false),
      recent(4, 5),
      noException,
    ];
    const query = new StreamingQuery(new RecordingExecutor(script), key);
    const seen: number[] = [];
    for await (const { batchId } of query.progress({ intervalMs: 1 })) seen.push(batchId);
    expect(seen).toEqual([0, 1, 2, 4, 5]);
  });

  it("ends with the query's error", async () => {
    const failed = new StreamingQueryError("[STREAM_FAILED] boom", { errorClass: "STREAM_FAILED" });
    const summary = answer({ case: "exception", value: { exceptionMessage: "x.Y: [STREAM_FAILED] boom" } });
    const query = new StreamingQuery(new RecordingExecutor([status(false), recent(0), summary, failed]), key);
    const progress = query[Symbol.asyncIterator]();
    expect((await progress.next()).value?.batchId).toBe(0);
    await expect(progress.next()).rejects.toBe(failed);
  });

  it("stops when its signal aborts, and leaves the query alone", async () => {
    const executor = new RecordingExecutor([status(true), recent(0)]);
    const controller = new AbortController();
    const progress = new StreamingQuery(executor, key).progress({
      intervalMs: 60_000,
      signal: controller.signal,
    });
    expect((await progress.next()).value?.batchId).toBe(0);
    const next = progress.next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(executor.plans).toHaveLength(2);
  });
});

describe("exception", () => {
  it("is null for a query without an error", async () => {
    expect(await new StreamingQuery(new RecordingExecutor([noException]), key).exception()).toBeNull();
  });

  it("falls back on the server's text when the whole error is gone", async () => {
    const value = {
      exceptionMessage: "org.apache.spark.sql.streaming.StreamingQueryException: [STREAM_FAILED] boom: x",
      errorClass: "STREAM_FAILED",
      stackTrace: "at a.b",
    };
    const script = [answer({ case: "exception", value }), new Error("gone")];
    const error = await new StreamingQuery(new RecordingExecutor(script), key).exception();
    expect(error).toMatchObject({
      message: "[STREAM_FAILED] boom: x",
      errorClass: "STREAM_FAILED",
      serverStackTrace: "at a.b",
      queryId: "q1",
      runId: "r1",
    });
  });
});

describe("awaiting", () => {
  it.each([0, -1, 0.5, Number.NaN])("refuses to wait for %s ms", async (timeoutMs) => {
    const query = new StreamingQuery(new RecordingExecutor(), key);
    await expect(query.awaitTermination(timeoutMs)).rejects.toThrow(/whole number of milliseconds above 0/);
  });

  it("tells the end of the query from the end of the time", async () => {
    const script = [true, false].map((terminated) =>
      answer({ case: "awaitTermination", value: { terminated } }),
    );
    const query = new StreamingQuery(new RecordingExecutor(script), key);
    expect([await query.awaitTermination(10), await query.awaitTermination(10)]).toEqual([true, false]);
  });
});

describe("a trigger", () => {
  it.each([
    [{}, /needs exactly one of .*, got \{\}/],
    [{ once: true, availableNow: true }, /needs exactly one/],
    [{ processingTime: " " }, /processingTime must be an interval such as 10 seconds, got " "/],
    [{ availableNow: false }, /availableNow must be true, got false/],
    [{ often: "1 second" }, /There is no trigger often/],
  ])("refuses %j", (trigger, message) => {
    expect(() => triggerMessage(trigger as unknown as Trigger)).toThrow(message);
  });

  it("of real-time mode is refused before an older server would ignore it", async () => {
    const start = (version: string) => {
      const executor = new RecordingExecutor([], version);
      const input = new DataStreamReader(executor).format("rate").load().toRelation();
      return new DataStreamWriter(executor, { input }).trigger({ realTime: "5 minutes" }).start();
    };
    await expect(start("4.1.4")).rejects.toThrow(UnsupportedError);
    await expect(start("4.1.4")).rejects.toThrow(
      /needs a Spark server of version 4.2 or newer; this one is 4.1.4/,
    );
    await expect(start("4.2.0")).rejects.toThrow(/without a writeStreamOperationStartResult/);
  });
});

describe("a writer", () => {
  it("stays as it was when a method gives another one", async () => {
    const executor = new RecordingExecutor();
    const input = new DataStreamReader(executor).format("rate").load().toRelation();
    const writer = new DataStreamWriter(executor, { input }).format("noop").option("a", 1);
    writer.option("b", 2).queryName("other");
    await expect(writer.start()).rejects.toThrow();
    const { opType } = executor.lastPlan;
    const command = opType.case === "command" ? opType.value.commandType : undefined;
    expect(command?.value).toMatchObject({ format: "noop", options: { a: "1" }, queryName: "" });
  });

  it("refuses an empty query name", () => {
    const executor = new RecordingExecutor();
    const input = new DataStreamReader(executor).format("rate").load().toRelation();
    expect(() => new DataStreamWriter(executor, { input }).queryName(" ")).toThrow(
      /queryName must be text that is not empty/,
    );
  });
});
