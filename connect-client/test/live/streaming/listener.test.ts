import { execFile } from "node:child_process";
import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SparkSession, type StreamingQuery, type StreamingQueryListener } from "../../../src/index.ts";
import { closeEvents } from "../../../src/streaming/listener-bus-command.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { UnreliableProxy } from "../../support/unreliable-proxy.ts";
import { connection, remote } from "../remote.ts";
import { remoteOf } from "./stream-test.ts";

let spark: SparkSession;

beforeEach(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});

afterEach(() => spark.stop());

const script = fileURLToPath(new URL("./hear-and-end.ts", import.meta.url));

/** A listener that writes down what it hears, with the number of each batch. */
function recorder() {
  const heard: string[] = [];
  const listener: StreamingQueryListener = {
    onQueryStarted: ({ name }) => void heard.push(`${name} started`),
    onQueryProgress: ({ progress }) => void heard.push(`${progress.name} ${progress.batchId}`),
    onQueryTerminated: ({ exception }) => void heard.push(`ended ${exception}`),
    onInterruption: ({ recovered }) => void heard.push(`interrupted, ${recovered ? "recovered" : "lost"}`),
  };
  return { heard, listener };
}

/** A query with a batch of one row every `interval`. */
function start(session: SparkSession, name: string, interval = "200 milliseconds"): Promise<StreamingQuery> {
  return session.readStream
    .format("rate")
    .option("rowsPerSecond", 10)
    .load()
    .writeStream.format("noop")
    .queryName(name)
    .trigger({ processingTime: interval })
    .start();
}

/** Ends a session's bus as a server does that gives up on it: its long command completes. */
async function endBusOf({ sessionId }: SparkSession): Promise<void> {
  const client = new SparkConnectClient({ ...connection, sessionId });
  await closeEvents(client);
  client.detach();
}

/** Waits for what the server sends by itself. */
const eventually = (condition: () => unknown) => expect.poll(condition, { timeout: 60_000 });
const batches = (heard: readonly string[], name: string) =>
  heard.flatMap((line) => (line.startsWith(`${name} `) ? (line.match(/\d+$/)?.[0] ?? []) : [])).map(Number);

describe("listeners", () => {
  it("hear of the start, each progress and the end, in order and apart from one another's failures", async () => {
    const [first, last] = [recorder(), recorder()];
    const failing: StreamingQueryListener = {
      onQueryProgress: () => {
        throw new Error("a listener on purpose");
      },
    };
    const warnings: string[] = [];
    const warned = ({ message }: Error) => void warnings.push(message);
    process.on("warning", warned);
    for (const listener of [first.listener, failing, last.listener])
      await spark.streams.addListener(listener);
    expect(spark.streams.listListeners()).toEqual([first.listener, failing, last.listener]);
    const query = await start(spark, "heard");
    await eventually(() => batches(last.heard, "heard").length).toBeGreaterThan(3);
    await query.stop();
    await eventually(() => last.heard.at(-1)).toBe("ended null");
    await spark.streams.removeListener(first.listener);
    await spark.streams.close();
    process.off("warning", warned);

    expect(first.heard).toEqual(last.heard);
    expect(last.heard[0]).toBe("heard started");
    const seen = batches(last.heard, "heard");
    expect(last.heard.slice(1, -1)).toEqual(seen.map((batch) => `heard ${batch}`));
    // Batches count up; a trigger without data repeats the number of the batch to come.
    expect([...new Set(seen)]).toEqual([...new Set(seen)].map((_, i) => i));
    expect(warnings.filter((text) => text.includes("a listener on purpose"))).toHaveLength(seen.length);
    expect(spark.streams.listListeners()).toEqual([]);
  });

  it("hear why a query failed", async () => {
    const failures: unknown[] = [];
    await spark.streams.addListener({
      onQueryTerminated: ({ exception, errorClassOnException }) =>
        void failures.push(exception, errorClassOnException),
    });
    await spark.readStream
      .format("rate")
      .load()
      .selectExpr("raise_error(concat('broken ', value)) AS x")
      .writeStream.format("noop")
      .start();
    await eventually(() => failures).toHaveLength(2);
    expect(failures).toEqual([
      expect.stringMatching(/\[USER_RAISED_EXCEPTION\] broken \d/),
      "USER_RAISED_EXCEPTION",
    ]);
  });

  it("hear of a query that waits for data", async () => {
    await spark.conf.set("spark.sql.streaming.noDataProgressEventInterval", "500");
    const idle: string[] = [];
    await spark.streams.addListener({ onQueryIdle: ({ id }) => void idle.push(id) });
    const empty = await mkdtemp(join(tmpdir(), "spark-connect-js-streaming-"));
    const query = await spark.readStream.text(empty).writeStream.format("noop").start();
    await eventually(() => idle[0]).toBe(query.id);
    await query.stop();
    await rmdir(empty);
  });
});

describe("a bus that breaks", () => {
  it("goes on over another connection, without losing or repeating an event", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const through = await SparkSession.builder.remote(`sc://127.0.0.1:${proxy.port}`).create();
    try {
      const { heard, listener } = recorder();
      await through.streams.addListener(listener);
      const query = await start(through, "cut");
      for (const seen of [2, 6, 10]) {
        await eventually(() => batches(heard, "cut").at(-1)).toBeGreaterThan(seen);
        proxy.cut();
      }
      await eventually(() => batches(heard, "cut").at(-1)).toBeGreaterThan(14);
      await query.stop();
      await eventually(() => heard.at(-1)).toBe("ended null");
      const all = (await query.recentProgress()).map(({ batchId }) => `cut ${batchId}`);
      expect(heard).toEqual(["cut started", ...all, "ended null"]);
    } finally {
      await through.stop();
      proxy.stop();
    }
  });

  it("is opened again when the server ends it, and its listeners are told", async () => {
    const { heard, listener } = recorder();
    await spark.streams.addListener(listener);
    const query = await start(spark, "reopened");
    await eventually(() => batches(heard, "reopened").length).toBeGreaterThan(1);
    await endBusOf(spark);
    await eventually(() => heard).toContain("interrupted, recovered");
    const before = heard.indexOf("interrupted, recovered");
    await eventually(() => heard.length).toBeGreaterThan(before + 2);
    await query.stop();
    await eventually(() => heard.at(-1)).toBe("ended null");
    const numbers = batches(heard, "reopened");
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it("is refused to a second process of the session, which can still follow a query's progress", async () => {
    await spark.streams.addListener({});
    const query = await start(spark, "shared");
    const other = await SparkSession.builder.remote(remoteOf(spark)).create();
    await expect(other.streams.addListener({})).rejects.toThrow(/another process of this session/);
    const found = await other.streams.get(query.id);
    const seen: number[] = [];
    for await (const { batchId } of found?.progress({ intervalMs: 100 }) ?? []) {
      seen.push(batchId);
      if (batchId > 2) break;
    }
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3]);
    other.detach();
  });
});

it("a process whose listeners are removed and whose session is stopped ends by itself", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=source", "--import=tsx", script, remote],
    { timeout: 120_000 },
  );
  expect(stdout).toBe("started mine\nended null\n");
});
