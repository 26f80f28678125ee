import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  AnalysisError,
  ArithmeticError,
  AuthenticationError,
  CancelledError,
  ParseError,
  SessionError,
  SparkConnectError,
  SparkRuntimeError,
  SparkServerError,
  StreamingQueryError,
  TableOrViewNotFoundError,
  TimeoutError,
  TransportError,
  UnsupportedError,
} from "../../../src/errors/index.ts";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { RpcFailure } from "../../../src/transport/rpc-failure.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark, type FakeSparkOptions, type Fault } from "./fake-spark.ts";

let spark: FakeSpark;
let client: SparkConnectClient;

async function connect(options: FakeSparkOptions = {}): Promise<void> {
  spark = await FakeSpark.start(options);
  client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}), {
    ...defaultRetryPolicy,
    maxRetries: 1,
    initialBackoffMs: 1,
  });
}

beforeEach(() => connect());

afterEach(() => {
  client.detach();
  spark.stop();
});

async function failWith(fault: Fault): Promise<SparkConnectError> {
  spark.scripts = [{ end: fault }, { end: fault }];
  try {
    for await (const _ of client.execute(create(PlanSchema))) expect.unreachable("no response was scripted");
  } catch (error) {
    if (error instanceof SparkConnectError) return error;
    throw error;
  }
  return expect.unreachable("the call must fail");
}

const sparkFault = (details: string, errorInfo: Record<string, string>): Fault => ({
  code: "INTERNAL",
  details,
  errorInfo,
});

describe("an error with ErrorInfo only", () => {
  it("has what the status carries", async () => {
    const error = await failWith(
      sparkFault("[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012", {
        classes:
          '["org.apache.spark.SparkArithmeticException","java.lang.ArithmeticException","java.lang.Object"]',
        errorClass: "DIVIDE_BY_ZERO",
        sqlState: "22012",
        messageParameters: '{"config":"spark.sql.ansi.enabled"}',
      }),
    );
    expect(error).toBeInstanceOf(ArithmeticError);
    expect(error).toMatchObject({
      message: "[DIVIDE_BY_ZERO] Division by zero. SQLSTATE: 22012",
      errorClass: "DIVIDE_BY_ZERO",
      sqlState: "22012",
      messageParameters: { config: "spark.sql.ansi.enabled" },
      sessionId: client.sessionId,
      operationId: spark.requestsOf("executePlan")[0]?.operationId,
    });
    expect(error.cause).toBeInstanceOf(RpcFailure);
    expect(spark.requestsOf("fetchErrorDetails")).toHaveLength(0);
  });

  it("survives metadata the server has cut", async () => {
    const error = await failWith(
      sparkFault("[X] text", { classes: '["org.apache.spark.sql.Anal', messageParameters: '{"a": "b' }),
    );
    expect(error.constructor).toBe(SparkServerError);
    expect(error).toMatchObject({ message: "[X] text", messageParameters: {} });
  });

  it.each([
    ["org.apache.spark.sql.catalyst.parser.ParseException", "PARSE_SYNTAX_ERROR", ParseError],
    ["org.apache.spark.sql.AnalysisException", "UNRESOLVED_COLUMN", AnalysisError],
    ["org.apache.spark.sql.AnalysisException", "TABLE_OR_VIEW_NOT_FOUND", TableOrViewNotFoundError],
    ["org.apache.spark.SparkException", "INTERNAL_ERROR", SparkRuntimeError],
    ["java.lang.OutOfMemoryError", "", SparkServerError],
  ])("of class %s and %s", async (javaClass, errorClass, expected) => {
    const classes = JSON.stringify(["some.private.Subclass", javaClass, "java.lang.Object"]);
    const error = await failWith(sparkFault("text", { classes, errorClass }));
    expect(error.constructor).toBe(expected);
  });

  it("names the streaming query that failed", async () => {
    const error = await failWith(
      sparkFault("[STREAM_FAILED] Query terminated", {
        classes: '["org.apache.spark.sql.streaming.StreamingQueryException"]',
        messageParameters: '{"id":"q1","runId":"r1","message":"boom"}',
      }),
    );
    expect(error).toBeInstanceOf(StreamingQueryError);
    expect(error).toMatchObject({ queryId: "q1", runId: "r1" });
  });

  it("tells a cancelled operation and a lost session apart from a failed query", async () => {
    const cancelled = await failWith(
      sparkFault("[OPERATION_CANCELED] Operation has been canceled.", { errorClass: "OPERATION_CANCELED" }),
    );
    expect(cancelled).toBeInstanceOf(CancelledError);
    const lost = await failWith(
      sparkFault("[INVALID_HANDLE.SESSION_CLOSED] closed", { errorClass: "INVALID_HANDLE.SESSION_CLOSED" }),
    );
    expect(lost).toBeInstanceOf(SessionError);
    expect(lost.cause).toBeInstanceOf(SparkServerError);
  });
});

describe("an error with details to fetch", () => {
  const fault = sparkFault("[OUTER] cut off…", { errorClass: "OUTER", errorId: "e-1" });

  it("is fetched once and has the whole message, the causes, the places and the Java stack", async () => {
    client.detach();
    spark.stop();
    await connect({
      errorDetails: {
        rootErrorIdx: 1,
        errors: [
          {
            errorTypeHierarchy: ["java.lang.ArithmeticException"],
            message: "/ by zero",
            stackTrace: [{ declaringClass: "a.B", methodName: "c", fileName: "B.java", lineNumber: 7 }],
          },
          {
            errorTypeHierarchy: ["org.apache.spark.sql.AnalysisException", "java.lang.Exception"],
            message: "[OUTER] the whole message",
            causeIdx: 0,
            stackTrace: [{ declaringClass: "d.E", methodName: "f", lineNumber: -1 }],
            sparkThrowable: {
              errorClass: "OUTER",
              sqlState: "42000",
              messageParameters: { name: "x" },
              queryContexts: [{ contextType: 1, fragment: "divide", callSite: "app.ts:3", startIndex: -1 }],
            },
          },
        ],
      },
    });
    const error = await failWith(fault);
    if (!(error instanceof AnalysisError)) throw error;
    expect(spark.requestsOf("fetchErrorDetails").map(({ errorId }) => errorId)).toEqual(["e-1"]);
    expect(error.message).toBe("[OUTER] the whole message");
    expect([error.errorClass, error.sqlState, error.messageParameters]).toEqual([
      "OUTER",
      "42000",
      { name: "x" },
    ]);
    expect(error.queryContexts).toMatchObject([
      { kind: "dataframe", fragment: "divide", callSite: "app.ts:3" },
    ]);
    expect(error.serverErrors.map(({ message }) => message)).toEqual([
      "[OUTER] the whole message",
      "/ by zero",
    ]);
    expect(error.serverStackTrace).toBe(
      [
        "org.apache.spark.sql.AnalysisException: [OUTER] the whole message",
        "\tat d.E.f(Unknown Source)",
        "Caused by: java.lang.ArithmeticException: / by zero",
        "\tat a.B.c(B.java:7)",
      ].join("\n"),
    );
    expect(error.cause).toBeInstanceOf(ArithmeticError);
    expect(error.cause).toMatchObject({ message: "[ARITHMETIC_ERROR] / by zero" });
    expect((error.cause as Error).cause).toBeInstanceOf(RpcFailure);
  });

  it("falls back to the status when the details are gone", async () => {
    const error = await failWith(fault);
    expect(error).toMatchObject({ message: "[OUTER] cut off…", errorClass: "OUTER" });
  });

  it("falls back to the status when fetching fails, without asking again", async () => {
    spark.answers.fetchErrorDetails = [{ code: "UNAVAILABLE" }, { code: "UNAVAILABLE" }];
    const error = await failWith(fault);
    expect(error).toMatchObject({ message: "[OUTER] cut off…", errorClass: "OUTER" });
    expect(spark.requestsOf("fetchErrorDetails")).toHaveLength(1);
  });
});

describe("an error that is not Spark's", () => {
  it.each([
    ["UNAUTHENTICATED", AuthenticationError],
    ["PERMISSION_DENIED", AuthenticationError],
    ["UNIMPLEMENTED", UnsupportedError],
    ["CANCELLED", CancelledError],
    ["RESOURCE_EXHAUSTED", TransportError],
    ["UNKNOWN", TransportError],
    ["INTERNAL", TransportError],
  ] as const)("with status %s", async (code, expected) => {
    const error = await failWith({ code, details: "because" });
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain("because");
    expect(error.cause).toBeInstanceOf(RpcFailure);
  });

  it("is a timeout when a single call got no answer in time", async () => {
    spark.answers.config = [{ code: "DEADLINE_EXCEEDED", details: "Deadline exceeded" }];
    const failed = client.config({ case: undefined });
    await expect(failed).rejects.toBeInstanceOf(TimeoutError);
  });

  it("names the remedy for a message that is too large", async () => {
    const error = await failWith({ code: "RESOURCE_EXHAUSTED", details: "Received message larger than max" });
    expect(error.message).toContain("grpc_max_message_size");
  });
});

describe("the stack of an error", () => {
  it("begins with the caller's frames, not the library's conversion", async () => {
    spark.scripts = [{ end: sparkFault("[X] no", { errorClass: "X" }) }];
    async function callerOfAnExecution(): Promise<void> {
      for await (const _ of client.execute(create(PlanSchema))) expect.unreachable();
    }
    const execution = await callerOfAnExecution().catch((error: Error) => error.stack ?? "");
    expect(execution).toMatch(/^SparkServerError: \[X\] no\n/);
    expect(execution).toContain("callerOfAnExecution");

    spark.answers.config = [sparkFault("[Y] no", { errorClass: "Y" })];
    async function callerOfASingleCall(): Promise<void> {
      await client.config({ case: undefined });
    }
    const single = await callerOfASingleCall().catch((error: Error) => error.stack ?? "");
    expect(single).toContain("callerOfASingleCall");
    expect(`${execution}${single}`).not.toContain("server-error.ts");
  });
});
