import { randomUUID } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AnalysisError,
  ArithmeticError,
  CancelledError,
  ConnectionError,
  NoSuchElementError,
  ParseError,
  SessionError,
  SparkServerError,
  TableOrViewAlreadyExistsError,
  TableOrViewNotFoundError,
  TransportError,
} from "../../../src/errors/index.ts";
import type { ExecutionProgress } from "../../../src/execution/index.ts";
import { type ExecutePlanResponse, type Plan, PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { UnreliableProxy } from "../../support/unreliable-proxy.ts";
import { connection } from "../remote.ts";

let client: SparkConnectClient;

beforeEach(() => {
  client = new SparkConnectClient(connection);
});

afterEach(() => client.stop());

function sql(query: string): Plan {
  return create(PlanSchema, {
    opType: { case: "root", value: { relType: { case: "sql", value: { query } } } },
  });
}

async function rowCount(responses: AsyncIterable<ExecutePlanResponse>): Promise<bigint> {
  let rows = 0n;
  for await (const { responseType } of responses) {
    if (responseType.case !== "arrowBatch") continue;
    expect(responseType.value.startOffset ?? rows).toBe(rows);
    rows += responseType.value.rowCount;
  }
  return rows;
}

async function failure(query: string): Promise<SparkServerError> {
  const error: unknown = await rowCount(client.execute(sql(query))).catch((reason: unknown) => reason);
  if (error instanceof SparkServerError) return error;
  throw error;
}

/** Rows whose making takes long: one every few milliseconds, in many small batches. */
const slowRows = (rows: number) =>
  `SELECT id, java_method('java.lang.Thread', 'sleep', 2L) FROM range(0, ${rows}, 1, 2)`;
/** Runs for minutes unless it is interrupted. */
const endless = "SELECT sum(a.id * b.id % 7) FROM range(10000000) a CROSS JOIN range(1000000) b";

/** What runs in the session at this moment; asking with a tag nobody uses interrupts nothing. */
async function isRunning(operationId: string, other: SparkConnectClient): Promise<boolean> {
  return (await other.interruptOperation(operationId)).length > 0;
}

describe("a query", () => {
  it("answers with its rows", async () => {
    expect(await rowCount(client.execute(sql("SELECT 1 AS one")))).toBe(1n);
  });

  it("of several batches comes whole and in order", async () => {
    expect(await rowCount(client.execute(sql("SELECT * FROM range(100000)")))).toBe(100_000n);
  });

  it("may be larger than the 4 MiB gRPC allows by itself", async () => {
    const text = "x".repeat(6 * 1024 * 1024);
    expect(await rowCount(client.execute(sql(`SELECT length('${text}')`)))).toBe(1n);
  });

  it("that does not fit 128 MiB says what to change", async () => {
    const text = "x".repeat(129 * 1024 * 1024);
    const failed = rowCount(client.execute(sql(`SELECT length('${text}')`)));
    await expect(failed).rejects.toBeInstanceOf(TransportError);
    await expect(failed).rejects.toThrow(/grpc_max_message_size/);
  });
});

describe("an error of the server", () => {
  it("names a missing table, its class and SQLSTATE", async () => {
    const error = await failure("SELECT * FROM c1_no_such_table");
    expect(error).toBeInstanceOf(TableOrViewNotFoundError);
    expect(error).toBeInstanceOf(AnalysisError);
    expect(error).toMatchObject({
      errorClass: "TABLE_OR_VIEW_NOT_FOUND",
      sqlState: "42P01",
      messageParameters: { relationName: "`c1_no_such_table`" },
    });
    expect(error.message).toMatch(
      /^\[TABLE_OR_VIEW_NOT_FOUND\] The table or view `c1_no_such_table` cannot be found/,
    );
    expect(error.queryContexts).toMatchObject([
      { kind: "sql", fragment: "c1_no_such_table", startIndex: 14 },
    ]);
  });

  it("names what exists already, and a setting that does not", async () => {
    await rowCount(client.execute(sql("CREATE TEMP VIEW c1_there AS SELECT 1")));
    const exists = await failure("CREATE TEMP VIEW c1_there AS SELECT 1");
    expect(exists).toBeInstanceOf(TableOrViewAlreadyExistsError);
    const unknown = client.config({ case: "get", value: { keys: ["spark.no.such.setting"] } });
    await expect(unknown).rejects.toBeInstanceOf(NoSuchElementError);
  });

  it("shows the caller's own line", async () => {
    const stack = (await failure("SELECT * FROM c1_no_such_table")).stack ?? "";
    expect(stack.split("\n").find((line) => line.includes("/test/"))).toContain("wire.test.ts");
  });

  it("shows where a text cannot be parsed", async () => {
    const error = await failure("SELEC 1");
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ errorClass: "PARSE_SYNTAX_ERROR", sqlState: "42601" });
  });

  it("of arithmetic has the Java stack and the place in the query", async () => {
    const error = await failure("SELECT id / (id - 3) FROM range(5)");
    expect(error).toBeInstanceOf(ArithmeticError);
    expect(error).toMatchObject({ errorClass: "DIVIDE_BY_ZERO", sqlState: "22012" });
    expect(error.serverErrors[0]?.classNames).toContain("java.lang.ArithmeticException");
    expect(error.serverStackTrace).toMatch(
      /^org\.apache\.spark\.SparkArithmeticException: .*\n(.*\n)*\tat org\.apache/,
    );
    expect(error.queryContexts[0]?.fragment).toBe("id / (id - 3)");
  });

  it("has the whole chain of causes", async () => {
    const error = await failure(`SELECT from_json('{"a":', 'a INT', map('mode', 'FAILFAST'))`);
    expect(error.errorClass).toMatch(/^MALFORMED_RECORD_IN_PARSING/);
    const classNames = error.serverErrors.map((cause) => cause.classNames[0]);
    expect(classNames[0]).toBe("org.apache.spark.SparkException");
    expect(classNames.length).toBeGreaterThan(1);
    const caused = error.serverStackTrace?.match(/^Caused by: ([\w.$]+)/gm);
    expect(caused).toEqual(classNames.slice(1).map((name) => `Caused by: ${name}`));
    let last: unknown = error;
    while (last instanceof SparkServerError) last = last.cause;
    expect(last).toMatchObject({ name: "RpcFailure", status: "INTERNAL" });
  });

  it("is not cut, however long", async () => {
    const name = "n".repeat(5000);
    expect((await failure(`SELECT * FROM ${name}`)).message).toContain(name);
  });
});

describe("an operation that runs", () => {
  it("ends when it is interrupted by its id", async () => {
    const responses = client.execute(sql(endless))[Symbol.asyncIterator]();
    const { value: first } = await responses.next();
    const running = (async () => {
      while (!(await responses.next()).done);
    })();
    const ended = expect(running).rejects.toBeInstanceOf(CancelledError);
    expect(await client.interruptOperation(first?.operationId ?? "")).toEqual([first?.operationId]);
    await ended;
  });

  it("ends when its tag is interrupted, and no other does", async () => {
    client.tags.add("c1-nightly");
    const tagged = rowCount(client.execute(sql(endless)));
    const ended = expect(tagged).rejects.toBeInstanceOf(CancelledError);
    client.tags.clear();
    const other = rowCount(client.execute(sql(slowRows(200))));
    await vi.waitFor(async () => expect(await client.interruptTag("c1-nightly")).toHaveLength(1), {
      timeout: 10_000,
    });
    await ended;
    expect(await other).toBe(200n);
  });

  it("ends with its AbortSignal, on the server too", async () => {
    const abort = new AbortController();
    const responses = client.execute(sql(endless), { signal: abort.signal })[Symbol.asyncIterator]();
    const { value: first } = await responses.next();
    const next = (async () => {
      while (!(await responses.next()).done);
    })();
    const ended = expect(next).rejects.toBeInstanceOf(CancelledError);
    abort.abort();
    await ended;
    await vi.waitFor(async () => expect(await isRunning(first?.operationId ?? "", client)).toBe(false));
  });

  it("ends when its consumer leaves early", async () => {
    let operationId = "";
    for await (const response of client.execute(sql(endless))) {
      operationId = response.operationId;
      break;
    }
    await vi.waitFor(async () => expect(await isRunning(operationId, client)).toBe(false), {
      timeout: 10_000,
    });
  });

  it("reports its progress", async () => {
    const seen: ExecutionProgress[] = [];
    client.progress.add((progress) => seen.push(progress));
    expect(await rowCount(client.execute(sql(slowRows(3000))))).toBe(3000n);
    expect(seen.at(-1)).toMatchObject({ done: true, inflightTasks: 0 });
    const running = seen.filter(({ inflightTasks }) => inflightTasks > 0);
    expect(running.length).toBeGreaterThan(0);
    expect(running[0]?.stages[0]).toMatchObject({ tasks: 2 });
  });
});

describe("a connection that breaks", () => {
  it("in the middle of a result costs no row and repeats none", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const through = new SparkConnectClient({ ...connection, host: "127.0.0.1", port: proxy.port });
    try {
      const seen: bigint[] = [];
      let next = 0n;
      const query = "SELECT id, repeat('x', 1000) FROM range(0, 60000, 1, 6)";
      for await (const { responseType } of through.execute(sql(query))) {
        if (responseType.case !== "arrowBatch") continue;
        expect(responseType.value.startOffset).toBe(next);
        next += responseType.value.rowCount;
        seen.push(responseType.value.rowCount);
        if (seen.length <= 3) proxy.cut();
      }
      expect(next).toBe(60_000n);
      expect(seen.length).toBeGreaterThan(3);
      expect(proxy.connections).toBeGreaterThanOrEqual(3);
    } finally {
      await through.stop();
      proxy.stop();
    }
  });

  it("before the first response does not run a command twice", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const through = new SparkConnectClient({ ...connection, host: "127.0.0.1", port: proxy.port });
    const table = `c1_once_${randomUUID().replaceAll("-", "")}`;
    try {
      // Creating the table a second time would fail.
      const running = rowCount(
        through.execute(sql(`CREATE TABLE ${table} USING parquet AS ${slowRows(500)}`)),
      );
      await vi.waitFor(() => expect(proxy.connections).toBe(1));
      proxy.cut();
      await running;
      expect(proxy.connections).toBeGreaterThan(1);
      expect(await rowCount(client.execute(sql(`SELECT * FROM ${table}`)))).toBe(500n);
    } finally {
      await rowCount(client.execute(sql(`DROP TABLE IF EXISTS ${table}`)));
      await through.stop();
      proxy.stop();
    }
  });

  it("for good is an error that names the address and the tries", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const { port } = proxy;
    proxy.stop();
    const policy = { ...defaultRetryPolicy, maxRetries: 3 };
    const alone = new SparkConnectClient({ ...connection, host: "127.0.0.1", port }, policy);
    const failed = rowCount(alone.execute(sql("SELECT 1")));
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    await expect(failed).rejects.toThrow(`127.0.0.1:${port}, tried 4 times`);
    alone.detach();
  });
});

describe("a session", () => {
  it("can be attached to by its id, with its configuration", async () => {
    await client.config({
      case: "set",
      value: { pairs: [{ key: "spark.sql.shuffle.partitions", value: "17" }] },
    });
    const attached = new SparkConnectClient({ ...connection, sessionId: client.sessionId });
    const { pairs } = await attached.config({
      case: "get",
      value: { keys: ["spark.sql.shuffle.partitions"] },
    });
    expect(pairs).toMatchObject([{ value: "17" }]);
    attached.detach();
    expect(await rowCount(client.execute(sql("SELECT 1")))).toBe(1n);
  });

  it("that another client released is closed here too", async () => {
    await client.serverVersion();
    const other = new SparkConnectClient({ ...connection, sessionId: client.sessionId });
    await other.serverVersion();
    await other.stop();
    await expect(rowCount(client.execute(sql("SELECT 1")))).rejects.toBeInstanceOf(SessionError);
    expect(client.isClosed).toBe(true);
    await expect(client.config({ case: "getAll", value: {} })).rejects.toThrow(/no longer has the session/);
  });
});

describe("artifacts", () => {
  it("of several chunks arrive whole, and the cache knows them afterwards", async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 253);
    const [hash] = client.stageArtifacts([bytes]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await rowCount(client.execute(sql("SELECT 1")));
    expect(client.stageArtifacts([bytes])).toEqual([hash]);
    await rowCount(client.execute(sql("SELECT 1")));
  });
});
