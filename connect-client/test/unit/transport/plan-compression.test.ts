import * as zlib from "node:zlib";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SparkServerError } from "../../../src/errors/index.ts";
import {
  CompressionCodec,
  ConfigResponseSchema,
  Plan_CompressedOperation_OpType as OpType,
  PlanSchema,
} from "../../../src/gen/spark/connect/base_pb.ts";
import { type Relation, RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { PlanCompression } from "../../../src/transport/plan-compression.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { FakeSpark } from "./fake-spark.ts";

const half = async (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);

function planOf(bytes: number) {
  return create(PlanSchema, { opType: { case: "root", value: sql("x".repeat(bytes)) } });
}

function sql(query: string): Relation {
  return create(RelationSchema, { relType: { case: "sql", value: { query } } });
}

/** A server whose plans are compressed above a threshold, and how often it was asked for that. */
function server(threshold: string, algorithm = "ZSTD") {
  const asked: string[][] = [];
  const readConfig = async (keys: string[]) => {
    asked.push(keys);
    const values = [threshold, algorithm];
    return create(ConfigResponseSchema, {
      pairs: keys.map((key, index) => ({ key, value: values[index] ?? "" })),
    });
  };
  return { asked, readConfig };
}

describe("plan compression", () => {
  it("leaves small plans alone and asks nothing", async () => {
    const { asked, readConfig } = server("0");
    const plan = planOf(1000);
    expect(await new PlanCompression(readConfig, half).compressed(plan)).toBe(plan);
    expect(asked).toEqual([]);
  });

  it("begins above the server's threshold, which is asked for once", async () => {
    const { asked, readConfig } = server("100000");
    const compression = new PlanCompression(readConfig, half);
    const below = planOf(99_000);
    expect(await compression.compressed(below)).toBe(below);
    const { opType } = await compression.compressed(planOf(100_000));
    expect(opType).toMatchObject({
      case: "compressedOperation",
      value: { opType: OpType.RELATION, compressionCodec: CompressionCodec.ZSTD },
    });
    expect(asked).toEqual([
      [
        "spark.connect.session.planCompression.threshold",
        "spark.connect.session.planCompression.defaultAlgorithm",
      ],
    ]);
  });

  it("sends the plain plan where compressing gains nothing", async () => {
    const plan = planOf(100_000);
    const compression = new PlanCompression(server("0").readConfig, async (bytes) => bytes);
    expect(await compression.compressed(plan)).toBe(plan);
  });

  it.each([
    ["-1", "ZSTD"],
    ["0", "NONE"],
    ["0", "LZ4"],
    ["", "ZSTD"],
  ])("is off for threshold %j and algorithm %s", async (threshold, algorithm) => {
    const plan = planOf(100_000);
    const compression = new PlanCompression(server(threshold, algorithm).readConfig, half);
    expect(await compression.compressed(plan)).toBe(plan);
  });

  it("is off where the server does not know the settings, or Node.js has no zstd", async () => {
    const plan = planOf(100_000);
    const refused = new PlanCompression(() => Promise.reject(new Error("SQL_CONF_NOT_FOUND")), half);
    expect(await refused.compressed(plan)).toBe(plan);
  });

  it("ends once the server could not read a plan", async () => {
    const plan = planOf(100_000);
    const compression = new PlanCompression(server("0").readConfig, half);
    const error = new SparkServerError("no", { errorClass: "CONNECT_INVALID_PLAN.CANNOT_PARSE" });
    expect(compression.noted(error)).toBe(error);
    expect(await compression.compressed(plan)).toBe(plan);
  });

  it("compresses the plans of questions to the analyzer", async () => {
    const compression = new PlanCompression(server("0").readConfig, half);
    const plan = planOf(100_000);
    const schema = await compression.compressedQuestion({
      case: "schema",
      value: { $typeName: "spark.connect.AnalyzePlanRequest.Schema", plan },
    });
    expect(schema).toMatchObject({
      case: "schema",
      value: { plan: { opType: { case: "compressedOperation" } } },
    });
    const same = await compression.compressedQuestion({
      case: "sameSemantics",
      value: {
        $typeName: "spark.connect.AnalyzePlanRequest.SameSemantics",
        targetPlan: plan,
        otherPlan: planOf(1),
      },
    });
    expect(same).toMatchObject({
      value: {
        targetPlan: { opType: { case: "compressedOperation" } },
        otherPlan: { opType: { case: "root" } },
      },
    });
  });
});

describe("a large plan", () => {
  let spark: FakeSpark;
  let client: SparkConnectClient;
  const complete = { responseId: "done", responseType: { case: "resultComplete", value: {} } } as const;

  beforeEach(() => {
    client?.detach();
  });

  afterEach(() => {
    client.detach();
    spark.stop();
  });

  async function sent(serverVersion: string) {
    spark = await FakeSpark.start({ serverVersion });
    client = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}`, {}));
    await client.connect(5000);
    const pairs = server("65536");
    spark.answers.config = [await pairs.readConfig(["threshold", "algorithm"]).then(named)];
    spark.scripts = [{ send: [complete], end: "ok" }];
    for await (const _ of client.execute(planOf(100_000)));
    return spark.requestsOf("executePlan")[0];
  }

  it("goes to a 4.1 server in the form this Node.js can make, with its results in chunks", async () => {
    const request = await sent("4.1.0");
    const plan = request?.plan as ReturnType<typeof planOf>;
    const decompress: unknown = Reflect.get(zlib, "zstdDecompressSync");
    if (typeof decompress === "function") {
      if (plan.opType.case !== "compressedOperation") throw new Error("the plan is not compressed");
      const bytes: Uint8Array = decompress(plan.opType.value.data);
      expect(fromBinary(RelationSchema, bytes)).toEqual(sql("x".repeat(100_000)));
      expect(plan.opType.value.data.length).toBeLessThan(1000);
    } else {
      expect(toBinary(PlanSchema, plan)).toEqual(toBinary(PlanSchema, planOf(100_000)));
    }
    expect(request?.requestOptions).toMatchObject([
      { requestOption: { case: "resultChunkingOptions", value: { allowArrowBatchChunking: true } } },
      { requestOption: { case: "reattachOptions", value: { reattachable: true } } },
    ]);
  });

  it("goes to a 4.0 server as it is, which would refuse the rest", async () => {
    const request = await sent("4.0.0");
    expect(request?.plan).toMatchObject({ opType: { case: "root" } });
    expect(request?.requestOptions).toMatchObject([{ requestOption: { case: "reattachOptions" } }]);
  });
});

function named({ pairs }: { pairs: readonly { value?: string | undefined }[] }) {
  const keys = ["threshold", "defaultAlgorithm"];
  return {
    pairs: pairs.map(({ value }, index) => ({
      key: `spark.connect.session.planCompression.${keys[index]}`,
      ...(value !== undefined && { value }),
    })),
  };
}
