import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ArgumentError, ConnectionError, SessionError, TransportError } from "../../../src/errors/index.ts";
import type { ExecutionProgress } from "../../../src/execution/index.ts";
import { AnalyzePlanRequest_SparkVersionSchema, PlanSchema } from "../../../src/gen/spark/connect/base_pb.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { defaultRetryPolicy } from "../../../src/transport/retry-policy.ts";
import { SparkConnectClient } from "../../../src/transport/spark-connect-client.ts";
import { clientVersion } from "../../../src/version.ts";
import { FakeSpark } from "./fake-spark.ts";

const plan = create(PlanSchema);
const complete = { responseId: "done", responseType: { case: "resultComplete", value: {} } } as const;
const fast = { ...defaultRetryPolicy, maxRetries: 2, initialBackoffMs: 1 };

let spark: FakeSpark;
let client: SparkConnectClient;

function connect(parameters = ""): SparkConnectClient {
  return new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${spark.port}${parameters}`, {}), fast);
}

beforeEach(async () => {
  spark = await FakeSpark.start();
  client = connect();
});

afterEach(() => {
  client.detach();
  spark.stop();
});

async function run(): Promise<void> {
  for await (const _ of client.execute(plan));
}

describe("headers", () => {
  it("carry unknown parameters and the token", async () => {
    client.detach();
    client = new SparkConnectClient(
      resolveConnection(`sc://localhost:${spark.port}/;x-team=lake;token=abc`, {}),
      fast,
    );
    await client.serverVersion();
    expect(spark.headers.get("x-team")).toEqual(["lake"]);
    expect(spark.headers.get("authorization")).toEqual(["Bearer abc"]);
  });

  it("carry no authorization without a token", async () => {
    await client.serverVersion();
    expect(spark.headers.get("authorization")).toEqual([]);
  });

  it("name the version of package.json", () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
    );
    expect(manifest).toMatchObject({ version: clientVersion });
  });
});

describe("single calls", () => {
  it("are retried while the server is away", async () => {
    spark.answers.analyzePlan = [{ code: "UNAVAILABLE" }, { code: "UNAVAILABLE" }];
    expect(await client.serverVersion()).toBe("4.0.0");
    expect(spark.requestsOf("analyzePlan")).toHaveLength(3);
  });

  it("ask for the version once, and again only after a failure", async () => {
    spark.answers.analyzePlan = [{ code: "INTERNAL", details: "no" }];
    await expect(client.serverVersion()).rejects.toBeInstanceOf(TransportError);
    expect(await Promise.all([client.serverVersion(), client.serverVersion()])).toEqual(["4.0.0", "4.0.0"]);
    expect(spark.requestsOf("analyzePlan")).toHaveLength(2);
  });

  it("give up early when connecting, and name the address", async () => {
    const port = spark.port;
    spark.stop();
    const patient = new SparkConnectClient(resolveConnection(`sc://127.0.0.1:${port}`, {}));
    const start = performance.now();
    const failed = patient.connect(400);
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    await expect(failed).rejects.toThrow(`127.0.0.1:${port}`);
    expect(performance.now() - start).toBeLessThan(5_000);
    patient.detach();
  });

  it("interrupt by all, tag and operation", async () => {
    spark.answers.interrupt = [{ interruptedIds: ["a", "b"] }];
    expect(await client.interruptAll()).toEqual(["a", "b"]);
    await client.interruptTag("nightly");
    await client.interruptOperation("op");
    expect(spark.requestsOf("interrupt")).toMatchObject([
      { interruptType: 1, interrupt: { case: undefined } },
      { interruptType: 2, interrupt: { case: "operationTag", value: "nightly" } },
      { interruptType: 3, interrupt: { case: "operationId", value: "op" } },
    ]);
    expect(() => client.interruptTag("a,b")).toThrow(ArgumentError);
  });
});

describe("a stopped client", () => {
  it("has released its session, once, and refuses calls", async () => {
    await client.stop();
    await client.stop();
    expect(spark.requestsOf("releaseSession")).toHaveLength(1);
    await expect(client.serverVersion()).rejects.toBeInstanceOf(SessionError);
    await expect(run()).rejects.toThrow(/session is stopped/);
  });

  it("ends the results that are still read", async () => {
    spark.scripts = [{ send: [{ responseId: "1" }], end: "hang" }];
    const responses = client.execute(plan)[Symbol.asyncIterator]();
    await responses.next();
    const waiting = responses.next();
    const failed = expect(waiting).rejects.toThrow(/session is stopped/);
    await client.stop();
    await failed;
    await vi.waitFor(() => expect(spark.cancelled).toBe(1));
  });

  it("ignores a server that refuses the release", async () => {
    spark.answers.releaseSession = [{ code: "INTERNAL" }];
    await expect(client.stop()).resolves.toBeUndefined();
  });

  it("keeps the session when it only detaches", async () => {
    client.detach();
    expect(spark.requestsOf("releaseSession")).toHaveLength(0);
    await expect(client.serverVersion()).rejects.toThrow(/detached/);
  });
});

describe("tags", () => {
  it("go with operations started after them", async () => {
    spark.scripts = Array.from({ length: 3 }, () => ({ send: [complete], end: "ok" as const }));
    await run();
    client.tags.add("a");
    client.tags.add("b");
    client.tags.add("a");
    await run();
    client.tags.remove("a");
    expect(client.tags.list()).toEqual(["b"]);
    await run();
    expect(spark.requestsOf("executePlan").map(({ tags }) => tags)).toEqual([[], ["a", "b"], ["b"]]);
    client.tags.clear();
    expect(client.tags.list()).toEqual([]);
  });

  it("of concurrent flows do not mix", async () => {
    async function flow(tag: string): Promise<string[]> {
      await Promise.resolve();
      client.tags.add(tag);
      await client.serverVersion();
      return client.tags.list();
    }
    expect(await Promise.all([flow("one"), flow("two")])).toEqual([["one"], ["two"]]);
    expect(client.tags.list()).toEqual([]);
  });

  it.each(["", "a,b"])("may not be %j", (tag) => {
    expect(() => client.tags.add(tag)).toThrow(ArgumentError);
  });
});

describe("progress", () => {
  const stages = [{ stageId: 4n, numTasks: 10n, numCompletedTasks: 3n, inputBytesRead: 99n, done: false }];
  const progress = {
    responseId: "p",
    responseType: { case: "executionProgress", value: { stages, numInflightTasks: 2n } },
  } as const;

  it("reaches every handler, and says when it is over", async () => {
    const seen: ExecutionProgress[] = [];
    const removed = () => expect.unreachable("removed handlers hear nothing");
    client.progress.add((report) => seen.push(report));
    client.progress.add(removed);
    client.progress.remove(removed);
    spark.scripts = [{ send: [progress, complete], end: "ok" }];
    await run();
    const operationId = String(spark.requestsOf("executePlan")[0]?.operationId);
    const expected = [{ stageId: 4, tasks: 10, completedTasks: 3, inputBytesRead: 99, done: false }];
    expect(seen).toEqual([
      { operationId, stages: expected, inflightTasks: 2, done: false },
      { operationId, stages: expected, inflightTasks: 0, done: true },
    ]);
  });

  it("survives a handler that throws", async () => {
    const warning = new Promise<Error>((resolve) => process.once("warning", resolve));
    client.progress.add(() => {
      throw new Error("no terminal");
    });
    spark.scripts = [{ send: [complete], end: "ok" }];
    await run();
    expect((await warning).message).toContain("no terminal");
  });
});

/** With bytes as text: comparing megabytes one by one would take most of a minute. */
function comparable(part: unknown): unknown {
  if (part instanceof Uint8Array) return Buffer.from(part).toString("latin1");
  if (Array.isArray(part)) return part.map(comparable);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, comparable(value)]));
}

describe("artifacts", () => {
  const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);
  const payloads = () => spark.requestsOf("addArtifacts").map(({ payload }) => comparable(payload));
  const chunk = (data: Uint8Array) => ({ data: comparable(data), crc: BigInt(crc32(data)) });

  it("that are small travel together, up to 512 KiB", async () => {
    await client.addArtifacts([
      { name: "files/a", bytes: bytes(3) },
      { name: "files/b", bytes: bytes(524_285) },
      { name: "files/c", bytes: bytes(1) },
    ]);
    expect(payloads()).toMatchObject([
      {
        case: "batch",
        value: {
          artifacts: [
            { name: "files/a", data: chunk(bytes(3)) },
            { name: "files/b", data: chunk(bytes(524_285)) },
          ],
        },
      },
      { case: "batch", value: { artifacts: [{ name: "files/c", data: chunk(bytes(1)) }] } },
    ]);
  });

  it("that are large travel in chunks, each with its CRC", async () => {
    const large = bytes(2 * 512 * 1024 + 5);
    await client.addArtifacts([{ name: "jars/large.jar", bytes: large }]);
    expect(payloads()).toMatchObject([
      {
        case: "beginChunk",
        value: {
          name: "jars/large.jar",
          totalBytes: 1_048_581n,
          numChunks: 3n,
          initialChunk: chunk(large.subarray(0, 524_288)),
        },
      },
      { case: "chunk", value: chunk(large.subarray(524_288, 1_048_576)) },
      { case: "chunk", value: chunk(large.subarray(1_048_576)) },
    ]);
  });

  it("that arrive damaged are an error", async () => {
    spark.answers.addArtifacts = [{ artifacts: [{ name: "files/a", isCrcSuccessful: false }] }];
    await expect(client.addArtifacts([{ name: "files/a", bytes: bytes(3) }])).rejects.toThrow(
      /damaged copy of files\/a/,
    );
  });

  it("in the cache are uploaded only if the server lacks them", async () => {
    const hash = createHash("sha256").update(bytes(10)).digest("hex");
    const version = { case: "sparkVersion", value: create(AnalyzePlanRequest_SparkVersionSchema) } as const;
    expect(client.stageArtifacts([bytes(10)])).toEqual([hash]);
    await client.analyze(version);
    expect(payloads()).toMatchObject([{ value: { artifacts: [{ name: `cache/${hash}` }] } }]);
    spark.answers.artifactStatus = [{ statuses: { [`cache/${hash}`]: { exists: true } } }];
    expect(client.stageArtifacts([bytes(10)])).toEqual([hash]);
    await client.analyze(version);
    expect(spark.requestsOf("artifactStatus").map(({ names }) => names)).toEqual([
      [`cache/${hash}`],
      [`cache/${hash}`],
    ]);
    expect(payloads()).toHaveLength(1);
  });

  it("in the cache that fail to arrive fail what runs next, once", async () => {
    const version = { case: "sparkVersion", value: create(AnalyzePlanRequest_SparkVersionSchema) } as const;
    spark.answers.addArtifacts = [{ artifacts: [{ name: "cache/a", isCrcSuccessful: false }] }];
    client.stageArtifacts([bytes(10)]);
    await expect(client.analyze(version)).rejects.toThrow(/damaged copy of cache\/a/);
    expect((await client.analyze(version)).case).toBe("sparkVersion");
  });

  it("are uploaded again after a lost connection", async () => {
    spark.answers.addArtifacts = [{ code: "UNAVAILABLE" }];
    await client.addArtifacts([{ name: "files/a", bytes: bytes(3) }]);
    expect(payloads()).toHaveLength(2);
  });
});
