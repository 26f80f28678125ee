import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CancelledError,
  ConnectionError,
  DecodeError,
  SessionError,
  SparkServerError,
} from "../../../src/errors/index.ts";
import {
  type ExecutePlanResponse,
  type ExecutePlanResponseSchema,
  PlanSchema,
} from "../../../src/gen/spark/connect/base_pb.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark } from "./fake-spark.ts";

type Response = MessageInitShape<typeof ExecutePlanResponseSchema>;

const plan = create(PlanSchema, {
  opType: { case: "root", value: { relType: { case: "range", value: { end: 3n, step: 1n } } } },
});
const fast = { ...defaultRetryPolicy, initialBackoffMs: 1, maxBackoffMs: 2, jitterMs: 0 };
const notFound = {
  code: "INTERNAL",
  details: "[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle is invalid. Operation not found.",
} as const;

let spark: FakeSpark;
let client: SparkConnectClient;

beforeEach(async () => {
  spark = await FakeSpark.start();
  client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}/;user_id=me`, {}), fast);
});

afterEach(() => {
  client.detach();
  spark.stop();
});

/** A response as a server would send it: an id, and rows. */
function rows(id: string, rowCount = 1n, data = new Uint8Array(0)): Response {
  return { responseId: id, responseType: { case: "arrowBatch", value: { rowCount, data } } };
}
const complete: Response = { responseId: "done", responseType: { case: "resultComplete", value: {} } };

async function ids(responses: AsyncIterable<ExecutePlanResponse>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { responseId } of responses) seen.push(responseId);
  return seen;
}

/** What the releases of all executions freed, in order. */
function releases(): unknown[] {
  return spark.requestsOf("releaseExecute").map(({ release }) => {
    const { case: kind, value } = release as { case: string; value: { responseId?: string } };
    return kind === "releaseAll" ? "all" : value.responseId;
  });
}

describe("an execution", () => {
  it("yields every response in order and releases the whole at the end", async () => {
    spark.scripts = [{ send: [rows("1"), rows("2"), complete], end: "ok" }];
    expect(await ids(client.execute(plan))).toEqual(["1", "2", "done"]);
    await vi.waitFor(() => expect(releases().at(-1)).toBe("all"));
    expect(
      spark.requests.map(({ method }) => method).filter((method) => method !== "releaseExecute"),
    ).toEqual(["executePlan"]);
  });

  it("asks to be reattachable, with an operation id of its own", async () => {
    spark.scripts = [{ send: [complete], end: "ok" }];
    await ids(client.execute(plan));
    const [request] = spark.requestsOf("executePlan");
    expect(request).toMatchObject({
      sessionId: client.sessionId,
      userContext: { userId: "me" },
      requestOptions: [{ requestOption: { case: "reattachOptions", value: { reattachable: true } } }],
      clientType: expect.stringMatching(
        /^_SPARK_CONNECT_JS spark-connect-js\/\d+\.\d+\.\d+ os\/\w+ node\/\d+/,
      ),
    });
    expect(request?.operationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("goes on after a stream that ends without ResultComplete", async () => {
    spark.scripts = [
      { send: [rows("1"), rows("2")], end: "ok" },
      { send: [rows("3")], end: "ok" },
      { send: [rows("4"), complete], end: "ok" },
    ];
    expect(await ids(client.execute(plan))).toEqual(["1", "2", "3", "4", "done"]);
    const reattached = spark.requestsOf("reattachExecute");
    expect(reattached.map(({ lastResponseId }) => lastResponseId)).toEqual(["2", "3"]);
    const [execute] = spark.requestsOf("executePlan");
    expect(reattached.every(({ operationId }) => operationId === execute?.operationId)).toBe(true);
  });

  it("goes on after streams that end without any response", async () => {
    spark.scripts = [{ end: "ok" }, { end: "ok" }, { end: "ok" }, { send: [complete], end: "ok" }];
    expect(await ids(client.execute(plan))).toEqual(["done"]);
    expect(spark.requestsOf("reattachExecute")).toHaveLength(3);
  });

  it("loses no row to a burst of UNAVAILABLE", async () => {
    const lost = { code: "UNAVAILABLE", details: "Connection dropped" } as const;
    spark.scripts = [
      { send: [rows("1"), rows("2")], end: lost },
      { end: lost },
      { end: lost },
      { send: [rows("2"), rows("3")], end: lost },
      { send: [complete], end: "ok" },
    ];
    // The second response may or may not arrive before the error; whatever arrives, arrives once and in order.
    const seen = await ids(client.execute(plan));
    expect(seen[0]).toBe("1");
    expect(seen.at(-1)).toBe("done");
    const asked = spark.requestsOf("reattachExecute").map(({ lastResponseId }) => lastResponseId);
    expect(asked.every((id) => id === undefined || seen.includes(String(id)))).toBe(true);
  });

  it("is sent again when the server never got it", async () => {
    spark.scripts = [
      { end: { code: "UNAVAILABLE", details: "reset" } },
      { end: notFound },
      { send: [rows("1"), complete], end: "ok" },
    ];
    expect(await ids(client.execute(plan))).toEqual(["1", "done"]);
    const order = spark.requests.map(({ method }) => method).filter((method) => method !== "releaseExecute");
    expect(order).toEqual(["executePlan", "reattachExecute", "executePlan"]);
    const operationIds = spark.requestsOf("executePlan").map(({ operationId }) => operationId);
    expect(new Set(operationIds).size).toBe(1);
  });

  it("fails rather than lose rows when the server forgot it half way", async () => {
    spark.scripts = [{ send: [rows("1")], end: "ok" }, { end: notFound }];
    const failed = ids(client.execute(plan));
    await expect(failed).rejects.toBeInstanceOf(DecodeError);
    await expect(failed).rejects.toThrow(/rest of its result is lost/);
    expect(spark.requestsOf("executePlan")).toHaveLength(1);
    await vi.waitFor(() => expect(releases().at(-1)).toBe("all"));
  });

  it("fails as a lost session when the server forgot that as well", async () => {
    const details = "[INVALID_HANDLE.SESSION_NOT_FOUND] The handle is invalid.";
    const errorInfo = { errorClass: "INVALID_HANDLE.SESSION_NOT_FOUND" };
    spark.scripts = [{ send: [rows("1")], end: "ok" }, { end: { code: "INTERNAL", details, errorInfo } }];
    const failed = ids(client.execute(plan));
    await expect(failed).rejects.toBeInstanceOf(SessionError);
    await expect(failed).rejects.toThrow(/unread results are gone/);
    expect(client.isClosed).toBe(true);
    expect(spark.requestsOf("executePlan")).toHaveLength(1);
  });

  it("does not send it again for ever", async () => {
    spark.scripts = Array.from({ length: 40 }, () => ({ end: notFound }));
    await expect(ids(client.execute(plan))).rejects.toThrow(/OPERATION_NOT_FOUND/);
    expect(spark.requestsOf("executePlan")).toHaveLength(16);
  });

  it("reattaches at once when only the stream's own time is up", async () => {
    spark.scripts = [
      { send: [rows("1")], end: { code: "DEADLINE_EXCEEDED" } },
      { send: [complete], end: "ok" },
    ];
    const seen = await ids(client.execute(plan));
    expect(seen.at(-1)).toBe("done");
    expect(spark.requestsOf("reattachExecute")).toHaveLength(1);
  });

  it("retries what carries RetryInfo, after the time it asks for", async () => {
    spark.scripts = [
      { end: { code: "RESOURCE_EXHAUSTED", details: "busy", retryAfterMs: 80 } },
      { send: [complete], end: "ok" },
    ];
    const start = performance.now();
    expect(await ids(client.execute(plan))).toEqual(["done"]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  });

  it("gives up after fifteen retries and says so", async () => {
    spark.scripts = Array.from({ length: 60 }, () => ({
      end: { code: "UNAVAILABLE", details: "still down" } as const,
    }));
    const failure = await ids(client.execute(plan)).catch((error: unknown) => error);
    if (!(failure instanceof ConnectionError)) throw failure;
    expect(failure).toMatchObject({ grpcCode: "UNAVAILABLE", canRetry: true, attempts: 16 });
    expect(failure.message).toContain(`127.0.0.1:${spark.port}`);
    expect(failure.message).toContain("tried 16 times");
  });

  it("counts retries anew after each response", async () => {
    const down = { end: { code: "UNAVAILABLE" } } as const;
    const burst = Array.from({ length: 15 }, () => down);
    spark.scripts = [...burst, { send: [rows("1")], end: "ok" }, ...burst, { send: [complete], end: "ok" }];
    expect(await ids(client.execute(plan))).toEqual(["1", "done"]);
  });

  it("is not retried when Spark says no, and is released", async () => {
    spark.scripts = [{ end: { code: "INTERNAL", details: "[X] no", errorInfo: { errorClass: "X" } } }];
    await expect(ids(client.execute(plan))).rejects.toBeInstanceOf(SparkServerError);
    await vi.waitFor(() => expect(releases()).toEqual(["all"]));
    expect(spark.requestsOf("reattachExecute")).toHaveLength(0);
  });

  it("releases what was read while it goes on", async () => {
    const large = (id: string) => rows(id, 1n, new Uint8Array(1024 * 1024));
    spark.scripts = [{ send: [large("1"), large("2"), large("3")], end: "hang" }];
    const responses = client.execute(plan)[Symbol.asyncIterator]();
    await responses.next();
    await responses.next();
    await vi.waitFor(() => expect(releases()).toEqual(["1"]));
    await responses.next();
    await vi.waitFor(() => expect(releases()).toEqual(["1", "2"]));
    await responses.return?.();
  });

  it("releases small responses together", async () => {
    const third = new Uint8Array(400 * 1024);
    const send = ["1", "2", "3", "4"].map((id) => rows(id, 1n, third));
    spark.scripts = [{ send: [...send, complete], end: "ok" }];
    expect(await ids(client.execute(plan))).toEqual(["1", "2", "3", "4", "done"]);
    await vi.waitFor(() => expect(releases()).toEqual(["3", "all"]));
  });

  it("ends the call and frees everything when the consumer leaves early", async () => {
    spark.scripts = [{ send: [rows("1"), rows("2"), rows("3")], end: "hang" }];
    for await (const response of client.execute(plan)) {
      if (response.responseId === "1") break;
    }
    await vi.waitFor(() => expect(releases()).toEqual(["all"]));
    await vi.waitFor(() => expect(spark.cancelled).toBe(1));
  });

  it("survives a server that refuses releases", async () => {
    spark.answers.releaseExecute = Array.from({ length: 3 }, () => ({
      code: "INTERNAL" as const,
      details: "no",
    }));
    spark.scripts = [{ send: [rows("1"), rows("2"), complete], end: "ok" }];
    expect(await ids(client.execute(plan))).toEqual(["1", "2", "done"]);
  });

  it("sends nothing until it is read", async () => {
    client.execute(plan);
    await client.serverVersion();
    expect(spark.requestsOf("executePlan")).toHaveLength(0);
  });

  it("does not read ahead of its consumer", async () => {
    const data = new Uint8Array(1024 * 1024);
    const send = Array.from({ length: 60 }, (_, index) => ({
      responseId: String(index),
      responseType: { case: "arrowBatch" as const, value: { rowCount: 1n, data } },
    }));
    spark.scripts = [{ send: [...send, complete], end: "ok" }];
    const responses = client.execute(plan)[Symbol.asyncIterator]();
    for (let read = 0; read < 10; read++) await responses.next();
    // Round trips on the same connection are ample time to fetch whatever would be fetched unasked.
    for (let trip = 0; trip < 20; trip++) await client.config({ case: undefined });
    expect(spark.flushed).toBeGreaterThanOrEqual(9);
    // Four megabytes of window, and the messages being sent and read.
    expect(spark.flushed).toBeLessThanOrEqual(17);
    await responses.return?.();
  });
});

describe("an AbortSignal", () => {
  it("interrupts the operation and rejects with its reason", async () => {
    spark.scripts = [{ send: [rows("1")], end: "hang" }];
    const abort = new AbortController();
    const responses = client.execute(plan, { signal: abort.signal })[Symbol.asyncIterator]();
    await responses.next();
    const waiting = responses.next();
    abort.abort(new Error("the user closed the page"));
    const failure = await waiting.catch((error: unknown) => error);
    if (!(failure instanceof CancelledError)) throw failure;
    expect(failure.cause).toEqual(new Error("the user closed the page"));
    await vi.waitFor(() => expect(releases().at(-1)).toBe("all"));
    const [interrupt] = spark.requestsOf("interrupt");
    const [execute] = spark.requestsOf("executePlan");
    expect(interrupt?.interrupt).toEqual({ case: "operationId", value: execute?.operationId });
    expect(failure.operationId).toBe(execute?.operationId);
  });

  it("that is already aborted sends nothing", async () => {
    await expect(ids(client.execute(plan, { signal: AbortSignal.abort() }))).rejects.toBeInstanceOf(
      CancelledError,
    );
    expect(spark.requests).toEqual([]);
  });

  it("ends the wait before a retry", async () => {
    const patient = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}), {
      ...defaultRetryPolicy,
      initialBackoffMs: 600_000,
    });
    spark.scripts = [{ end: { code: "UNAVAILABLE" } }];
    const abort = new AbortController();
    const waiting = ids(patient.execute(plan, { signal: abort.signal }));
    await vi.waitFor(() => expect(spark.requestsOf("executePlan")).toHaveLength(1));
    abort.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    patient.detach();
  });
});

describe("the server-side session", () => {
  it("is sent back once it is known", async () => {
    spark.scripts = [
      { send: [complete], end: "ok" },
      { send: [complete], end: "ok" },
    ];
    await ids(client.execute(plan));
    await ids(client.execute(plan));
    const observed = spark
      .requestsOf("executePlan")
      .map((request) => request.clientObservedServerSideSessionId);
    expect(observed).toEqual([undefined, "server-side-1"]);
  });

  it("may not change: the session is then closed for good", async () => {
    spark.stop();
    let id = "first";
    spark = await FakeSpark.start({ serverSideSessionId: () => id });
    client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}), fast);
    await client.serverVersion();
    id = "second";
    spark.scripts = [{ send: [complete], end: "ok" }];
    await expect(ids(client.execute(plan))).rejects.toThrow(/replaced the session/);
    await expect(ids(client.execute(plan))).rejects.toBeInstanceOf(SessionError);
    expect(client.isClosed).toBe(true);
  });

  it("is looked at in the answer to a release too", async () => {
    spark.stop();
    const isRelease = () => spark.requests.at(-1)?.method === "releaseExecute";
    spark = await FakeSpark.start({ serverSideSessionId: () => (isRelease() ? "second" : "first") });
    client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}), fast);
    spark.scripts = [{ send: [complete], end: "ok" }];
    await ids(client.execute(plan));
    await vi.waitFor(() => expect(client.isClosed).toBe(true), { timeout: 10_000 });
    await expect(client.serverVersion()).rejects.toBeInstanceOf(SessionError);
  });

  it("must be ours", async () => {
    spark.stop();
    spark = await FakeSpark.start({ sessionId: () => "someone-else" });
    client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}), fast);
    await expect(client.serverVersion()).rejects.toThrow(/answered for session someone-else/);
  });

  it("is closed when the server says it changed", async () => {
    const details = "[INVALID_HANDLE.SESSION_CHANGED] The handle is invalid.";
    spark.scripts = [
      { end: { code: "INTERNAL", details, errorInfo: { errorClass: "INVALID_HANDLE.SESSION_CHANGED" } } },
    ];
    await expect(ids(client.execute(plan))).rejects.toBeInstanceOf(SessionError);
    expect(client.isClosed).toBe(true);
  });
});
