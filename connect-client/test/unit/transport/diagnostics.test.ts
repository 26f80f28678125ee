import { channel, tracingChannel } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import type { RpcEvent } from "../../../src/index.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark } from "./fake-spark.ts";

const plan = create(PlanSchema, {
  opType: { case: "root", value: { relType: { case: "sql", value: { query: "SELECT 'a secret'" } } } },
});
const complete = { responseId: "done", responseType: { case: "resultComplete", value: {} } } as const;
const row = { responseId: "1", responseType: { case: "arrowBatch", value: { rowCount: 1n } } } as const;

let spark: FakeSpark;
let client: SparkConnectClient;
/** What happened, in order. */
let seen: { readonly name: string; readonly event: object }[];

const rpc = tracingChannel<unknown, RpcEvent>("spark-connect-js:rpc");
const note = (name: string) => (event: unknown) => {
  const { sessionId } = event as RpcEvent;
  // A copy: the event of a call is one object that changes until its end.
  if (sessionId === client.sessionId) seen.push({ name, event: { ...(event as object) } });
};
const subscribers = {
  start: note("start"),
  end: note("end"),
  asyncStart: note("asyncStart"),
  asyncEnd: note("asyncEnd"),
  error: note("error"),
};
const onRetry = note("retry");
const onReattach = note("reattach");

beforeEach(async () => {
  seen = [];
  spark = await FakeSpark.start();
  const connection = resolveConnection(`sc://localhost:${spark.port}/;token=tell-nobody;x-team=lake`, {});
  client = new SparkConnectClient(connection, { ...defaultRetryPolicy, initialBackoffMs: 1 });
  rpc.subscribe(subscribers);
  channel("spark-connect-js:retry").subscribe(onRetry);
  channel("spark-connect-js:reattach").subscribe(onReattach);
});

afterEach(() => {
  rpc.unsubscribe(subscribers);
  channel("spark-connect-js:retry").unsubscribe(onRetry);
  channel("spark-connect-js:reattach").unsubscribe(onReattach);
  client.detach();
  spark.stop();
});

const config = () => client.config({ case: "getAll", value: {} });
const names = () => seen.map(({ name }) => name);

describe("a call", () => {
  it("is published from start to end", async () => {
    await config();
    expect(names()).toEqual(["start", "end", "asyncStart", "asyncEnd"]);
    const call = { method: "Config", host: "localhost", port: spark.port, sessionId: client.sessionId };
    expect(seen[0]?.event).toMatchObject({ ...call, status: undefined, responses: 0 });
    expect(seen[3]?.event).toMatchObject({ ...call, status: "OK", responses: 1, error: undefined });
  });

  it("that fails is published with its error", async () => {
    spark.answers.config = [{ code: "INTERNAL", details: "no" }];
    await config().catch(() => undefined);
    expect(names()).toEqual(["start", "end", "error", "asyncStart", "asyncEnd"]);
    expect(seen[2]?.event).toMatchObject({
      status: "INTERNAL",
      error: { name: "RpcFailure", details: "no" },
    });
  });

  it("carries the headers a subscriber adds", async () => {
    const trace = (event: unknown) => {
      (event as RpcEvent).headers.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    };
    rpc.start.subscribe(trace);
    await config();
    rpc.start.unsubscribe(trace);
    expect(spark.headers.get("traceparent")).toEqual([
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ]);
    expect(spark.headers.get("x-team")).toEqual(["lake"]);
    await config();
    expect(spark.headers.get("traceparent")).toEqual([]);
  });

  it("that is made again is published before the wait", async () => {
    spark.answers.config = [{ code: "UNAVAILABLE", details: "restarting" }];
    await config();
    expect(seen.find(({ name }) => name === "retry")?.event).toEqual({
      method: "Config",
      sessionId: client.sessionId,
      operationId: undefined,
      status: "UNAVAILABLE",
      details: "restarting",
      attempts: 1,
      delayMs: 1,
    });
  });
});

describe("an execution", () => {
  it("is published stream by stream, with its operation", async () => {
    spark.scripts = [
      { send: [row], end: "ok" },
      { send: [complete], end: "ok" },
    ];
    for await (const _ of client.execute(plan));
    const operationId = String(spark.requestsOf("executePlan")[0]?.operationId);
    const ends = seen.filter(({ name }) => name === "asyncEnd");
    const streams = ends
      .map(({ event }) => event as RpcEvent)
      .filter(({ method }) => method !== "ReleaseExecute");
    expect(streams).toMatchObject([
      { method: "ExecutePlan", operationId, responses: 1, status: "OK" },
      { method: "ReattachExecute", operationId, responses: 1, status: "OK" },
    ]);
    expect(seen.filter(({ name }) => name === "reattach").map(({ event }) => event)).toEqual([
      { sessionId: client.sessionId, operationId, lastResponseId: "1" },
    ]);
  });

  it("that is left early is published as cancelled", async () => {
    spark.scripts = [{ send: [row], end: "hang" }];
    for await (const _ of client.execute(plan)) break;
    expect(seen.find(({ name }) => name === "error")?.event).toMatchObject({
      method: "ExecutePlan",
      status: "CANCELLED",
    });
  });
});

it("nothing published holds a token, a header of the connection or a plan", async () => {
  spark.answers.config = [{ code: "UNAVAILABLE" }];
  spark.scripts = [
    { send: [row], end: "ok" },
    { send: [complete], end: "ok" },
  ];
  await config();
  for await (const _ of client.execute(plan));
  expect(seen.length).toBeGreaterThan(10);
  expect(inspect(seen, { depth: 20, showHidden: true })).not.toMatch(/tell-nobody|lake|a secret/);
});
