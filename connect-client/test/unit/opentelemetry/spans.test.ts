import { inspect } from "node:util";
import { create } from "@bufbuild/protobuf";
import { context, propagation, SpanStatusCode, trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { traceSparkConnect } from "../../../src/opentelemetry/index.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark } from "../transport/fake-spark.ts";

const plan = create(PlanSchema, {
  opType: { case: "root", value: { relType: { case: "sql", value: { query: "SELECT 'a secret'" } } } },
});
const complete = { responseId: "done", responseType: { case: "resultComplete", value: {} } } as const;
const row = { responseId: "1", responseType: { case: "arrowBatch", value: { rowCount: 1n } } } as const;

const exporter = new InMemorySpanExporter();
const tracer = trace.getTracer("test");
let spark: FakeSpark;
let client: SparkConnectClient;
let endTracing: () => void;

beforeAll(() => {
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
});

afterAll(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

beforeEach(async () => {
  spark = await FakeSpark.start();
  const connection = resolveConnection(`sc://localhost:${spark.port}/;token=tell-nobody`, {});
  client = new SparkConnectClient(connection, { ...defaultRetryPolicy, initialBackoffMs: 1 });
  exporter.reset();
  endTracing = traceSparkConnect();
});

afterEach(() => {
  endTracing();
  client.detach();
  spark.stop();
});

const config = () => client.config({ case: "getAll", value: {} });

/** The spans of this test's session, by name. */
function spans(name: string) {
  return exporter
    .getFinishedSpans()
    .filter((span) => span.attributes["spark.session_id"] === client.sessionId)
    .filter((span) => span.name === name);
}

describe("a call", () => {
  it("is a span, child of the active one, and the server is told", async () => {
    const parentId = await tracer.startActiveSpan("request", async (parent) => {
      await config();
      parent.end();
      return parent.spanContext();
    });
    const [span, ...more] = spans("spark.connect.SparkConnectService/Config");
    expect(more).toEqual([]);
    expect(span?.parentSpanContext).toMatchObject({ spanId: parentId.spanId });
    expect(span?.attributes).toEqual({
      "rpc.system": "grpc",
      "rpc.service": "spark.connect.SparkConnectService",
      "rpc.method": "Config",
      "rpc.grpc.status_code": 0,
      "server.address": "localhost",
      "server.port": spark.port,
      "spark.session_id": client.sessionId,
      "spark.responses": 1,
    });
    expect(span?.status).toEqual({ code: SpanStatusCode.UNSET });
    const traceparent = `00-${parentId.traceId}-${span?.spanContext().spanId}-01`;
    expect(spark.headers.get("traceparent")).toEqual([traceparent]);
  });

  it("that is retried has a span for each try and for the wait", async () => {
    spark.answers.config = [{ code: "UNAVAILABLE", details: "restarting" }];
    await config();
    const tries = spans("spark.connect.SparkConnectService/Config");
    expect(tries.map(({ attributes }) => attributes["rpc.grpc.status_code"])).toEqual([14, 0]);
    expect(tries[0]).toMatchObject({
      status: { code: SpanStatusCode.ERROR },
      attributes: { "error.type": "UNAVAILABLE" },
    });
    expect(spans("wait before retry of Config")).toMatchObject([
      { attributes: { "error.type": "UNAVAILABLE", "spark.attempts": 1 } },
    ]);
  });

  it("is no span once tracing has ended", async () => {
    endTracing();
    await config();
    expect(spans("spark.connect.SparkConnectService/Config")).toEqual([]);
    expect(spark.headers.get("traceparent")).toEqual([]);
  });
});

describe("an execution", () => {
  it("has a span for each of its streams, joined by the operation", async () => {
    spark.scripts = [
      { send: [row], end: "ok" },
      { send: [complete], end: "ok" },
    ];
    await tracer.startActiveSpan("request", async (parent) => {
      for await (const _ of client.execute(plan));
      parent.end();
      const spanId = parent.spanContext().spanId;
      const operationId = spark.requestsOf("executePlan")[0]?.operationId;
      for (const method of ["ExecutePlan", "ReattachExecute"]) {
        expect(spans(`spark.connect.SparkConnectService/${method}`)).toMatchObject([
          {
            parentSpanContext: { spanId },
            attributes: { "spark.operation_id": operationId, "rpc.grpc.status_code": 0 },
          },
        ]);
      }
    });
  });

  it("shows nobody a plan, the text of an error or a token", async () => {
    spark.scripts = [
      { end: { code: "INTERNAL", details: "cannot cast a secret", errorInfo: { errorClass: "X" } } },
    ];
    const run = async () => {
      for await (const _ of client.execute(plan));
    };
    await expect(run()).rejects.toThrow("a secret");
    const [span] = spans("spark.connect.SparkConnectService/ExecutePlan");
    expect(span?.attributes).toMatchObject({ "rpc.grpc.status_code": 13, "error.type": "INTERNAL" });
    expect(inspect({ ...span }, { depth: 10 })).not.toMatch(/a secret|tell-nobody/);
  });
});
