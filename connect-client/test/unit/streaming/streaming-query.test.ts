import { describe, expect, it } from "vitest";
import { ArgumentError, StreamingQueryError, UnsupportedError } from "../../../src/errors/index.ts";
import { DataStreamReader } from "../../../src/streaming/data-stream-reader.ts";
import { DataStreamWriter } from "../../../src/streaming/data-stream-writer.ts";
import { StreamingQuery } from "../../../src/streaming/streaming-query.ts";
import type { StreamingQueryProgress } from "../../../src/streaming/streaming-query-progress.ts";
import { type Trigger, triggerMessage } from "../../../src/streaming/trigger.ts";
import { planJson, RecordingExecutor } from "../recording-executor.ts";

const key = { id: "q1", runId: "r1", name: null };

function progressJson(batchId: number, seconds = `0${batchId}`): string {
  const sink = { description: "noop", numOutputRows: 0, metrics: {} };
  const timestamp = `2026-01-01T00:00:${seconds}.000Z`;
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
  return answer({
    case: "recentProgress",
    value: { recentProgressJson: batches.map((batch) => progressJson(batch)) },
  });
}

const noException = answer({ case: undefined });

/** What the server says when it is asked for news: the latest progress, then all it keeps. */
function news(...batches: number[]) {
  return [recent(...batches.slice(-1)), recent(...batches)];
}

async function batchesOf(progress: AsyncIterable<StreamingQueryProgress>): Promise<number[]> {
  const batches: number[] = [];
  for await (const { batchId } of progress) batches.push(batchId);
  return batches;
}

describe("progress of a query", () => {
  it("comes once and in order, also what the server kept before and after the last look", async () => {
    const script = [
      status(true),
      recent(),
      status(true),
      ...news(0, 1),
      status(true),
      recent(1),
      status(true),
      ...news(1, 2),
      status(false),
      ...news(3, 4),
      noException,
    ];
    const executor = new RecordingExecutor(script);
    const progress = new StreamingQuery(executor, key).progress({ intervalMs: 1 });
    expect(await batchesOf(progress)).toEqual([0, 1, 2, 3, 4]);
    expect(executor.plans).toHaveLength(script.length);
  });

  it("tells two triggers of one batch apart: the one without data has the id of the batch to come", async () => {
    const [idle, batch] = [progressJson(1, "09"), progressJson(1, "10")];
    const kept = (...texts: string[]) =>
      answer({ case: "recentProgress", value: { recentProgressJson: texts } });
    const first = [status(true), kept(idle), kept(idle)];
    const second = [status(false), kept(batch), kept(idle, batch), noException];
    const query = new StreamingQuery(new RecordingExecutor([...first, ...second]), key);
    const seen: string[] = [];
    for await (const { timestamp } of query.progress({ intervalMs: 1 })) seen.push(timestamp);
    expect(seen).toEqual(["2026-01-01T00:00:09.000Z", "2026-01-01T00:00:10.000Z"]);
  });

  it("says so when the server has dropped a batch before it was taken", async () => {
    const script = [status(true), ...news(0, 1), status(true), ...news(4, 5)];
    const progress = new StreamingQuery(new RecordingExecutor(script), key).progress({ intervalMs: 1 });
    const seen: number[] = [];
    const taken = (async () => {
      for await (const { batchId } of progress) seen.push(batchId);
    })();
    await expect(taken).rejects.toThrow(/batches 2 to 3 is lost: the server keeps the latest 2 only/);
    expect(seen).toEqual([0, 1]);
  });

  it("ends with the query's error", async () => {
    const failed = new StreamingQueryError("[STREAM_FAILED] boom", { errorClass: "STREAM_FAILED" });
    const summary = answer({ case: "exception", value: { exceptionMessage: "x.Y: [STREAM_FAILED] boom" } });
    const script = [status(false), ...news(0), summary, failed];
    const progress = new StreamingQuery(new RecordingExecutor(script), key)[Symbol.asyncIterator]();
    expect((await progress.next()).value?.batchId).toBe(0);
    await expect(progress.next()).rejects.toBe(failed);
  });

  it("asks nothing more once the consumer leaves", async () => {
    const executor = new RecordingExecutor([status(true), ...news(0, 1)]);
    for await (const { batchId } of new StreamingQuery(executor, key)) if (batchId === 0) break;
    expect(executor.plans).toHaveLength(3);
  });

  it("stops when its signal aborts, and leaves the query alone", async () => {
    const executor = new RecordingExecutor([status(true), ...news(0)]);
    const controller = new AbortController();
    const progress = new StreamingQuery(executor, key).progress({
      intervalMs: 60_000,
      signal: controller.signal,
    });
    expect((await progress.next()).value?.batchId).toBe(0);
    const next = progress.next();
    controller.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(executor.plans).toHaveLength(3);
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

describe("a query's scope", () => {
  it("stops it at its end", async () => {
    const executor = new RecordingExecutor([answer({ case: undefined })]);
    {
      await using query = new StreamingQuery(executor, key);
      expect(executor.plans).toHaveLength(0);
      expect(query.id).toBe("q1");
    }
    expect(planJson(executor.lastPlan)).toMatchObject({ command: { streamingQueryCommand: { stop: true } } });
  });
});

describe("a trigger", () => {
  it.each([
    [{}, /trigger must be exactly one of processingTime, .*, not \{\}/],
    [{ once: true, availableNow: true }, /trigger must be exactly one .*, not \{ once: true/],
    [{ often: "1 second" }, /trigger must be exactly one .*, not \{ often: '1 second' \}/],
    [{ availableNow: false }, /availableNow must be true, or left out, not false/],
    [{ processingTime: 1000n }, /processingTime must be a length of time such as 10 seconds, not 1000n/],
    [{ processingTime: " " }, /processingTime must be a length of time such as 10 seconds, not " "/],
    [{ processingTime: "10 secs" }, /not "10 secs"/],
    [
      { continuous: "-1 second" },
      /continuous must be a length of time that is not negative, not "-1 second"/,
    ],
    [{ realTime: "1 month" }, /realTime must be a length of time without months and years, not "1 month"/],
  ])("refuses %o", (trigger, message) => {
    const wrong = () => triggerMessage(trigger as unknown as Trigger);
    expect(wrong).toThrow(message);
    expect(wrong).toThrow(ArgumentError);
  });

  it.each(["0 seconds", "1 minute 30 seconds", "INTERVAL 1.5 SECONDS", "250 milliseconds", "1 week 2 days"])(
    "takes %s, as Spark does",
    (processingTime) => {
      const message = { case: "processingTimeInterval", value: processingTime };
      expect(triggerMessage({ processingTime })).toEqual(message);
      expect(triggerMessage({ processingTime: ` ${processingTime} ` })).toEqual(message);
    },
  );

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
