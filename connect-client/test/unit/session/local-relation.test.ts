import { createHash } from "node:crypto";
import { tableFromIPC } from "apache-arrow";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SparkSession } from "../../../src/session/index.ts";
import { dataTypeToProto, t } from "../../../src/types/index.ts";
import { FakeSpark } from "../transport/fake-spark.ts";

const schema = t.struct({ text: t.string });
const rows = Array.from({ length: 25 }, (_, row) => ({ text: `${row}`.repeat(100_000) }));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let spark: FakeSpark;

beforeEach(async () => {
  spark = await FakeSpark.start();
});

afterEach(async () => {
  await SparkSession.getActiveSession()?.stop();
  spark.stop();
});

async function connect(version: string): Promise<SparkSession> {
  spark.answers.analyzePlan = [{ result: { case: "sparkVersion", value: { version } } }];
  return SparkSession.builder.remote(`sc://127.0.0.1:${spark.port}`).create();
}

/** The uploaded contents by name, put together from their chunks. */
function uploads(): Map<string, Uint8Array> {
  interface Chunk {
    readonly data: Uint8Array;
  }
  const contents = new Map<string, Uint8Array[]>();
  let name = "";
  for (const { payload } of spark.requestsOf("addArtifacts")) {
    const { case: kind, value: part } = payload as { case: string; value: Record<string, unknown> };
    if (kind === "batch") {
      for (const artifact of part.artifacts as { name: string; data: Chunk }[]) {
        contents.set(artifact.name, [artifact.data.data]);
      }
    } else if (kind === "beginChunk") {
      name = String(part.name);
      contents.set(name, [(part.initialChunk as Chunk).data]);
    } else {
      contents.get(name)?.push(part.data as Uint8Array);
    }
  }
  return new Map([...contents].map(([key, chunks]) => [key, Buffer.concat(chunks)]));
}

/** The next call waits for what is being uploaded. */
async function uploaded(session: SparkSession): Promise<Map<string, Uint8Array>> {
  spark.answers.analyzePlan = [{ result: { case: "schema", value: { schema: dataTypeToProto(schema) } } }];
  await session.range(1).schema();
  return uploads();
}

it("sends large data to a 4.0 server as one artifact", async () => {
  const session = await connect("4.0.0");
  const df = session.createDataFrame(rows, schema);
  const [[name, bytes] = ["", new Uint8Array()]] = await uploaded(session);
  expect(name).toBe(`cache/${sha256(bytes)}`);
  expect(df.toRelation().relType).toMatchObject({
    case: "cachedLocalRelation",
    value: { hash: sha256(bytes) },
  });
});

it("sends large data to a 4.1 server in chunks, each a whole Arrow stream", async () => {
  const session = await connect("4.1.0");
  const many = Array.from({ length: 25_000 }, (_, row) => ({ text: `${row} ${"x".repeat(80)}` }));
  const { case: kind, value: fields } = session.createDataFrame(many, schema).toRelation().relType;
  if (kind !== "chunkedCachedLocalRelation") throw new Error(`expected chunks, got ${kind}`);
  const contents = await uploaded(session);
  const schemaBytes = contents.get(`cache/${fields.schemaHash}`) ?? new Uint8Array();
  expect(new TextDecoder().decode(schemaBytes)).toBe(schema.json());
  const chunks = fields.dataHashes.map((hash) =>
    tableFromIPC(contents.get(`cache/${hash}`) ?? new Uint8Array()),
  );
  expect(chunks.map(({ numRows }) => numRows)).toEqual([10_000, 10_000, 5000]);
  expect(chunks.flatMap((chunk) => [...chunk].map((row) => ({ text: row.text })))).toEqual(many);
});

it("keeps small data in the plan", async () => {
  const session = await connect("4.0.0");
  const df = session.createDataFrame([{ text: "short" }], schema);
  expect(df.toRelation().relType).toMatchObject({ case: "localRelation", value: { schema: schema.json() } });
  expect((await uploaded(session)).size).toBe(0);
});

it("fails the next call, once, when the upload fails", async () => {
  const session = await connect("4.0.0");
  spark.answers.artifactStatus = [{ code: "INTERNAL", details: "disk full" }];
  session.createDataFrame(rows, schema);
  await expect(session.range(1).schema()).rejects.toThrow(/disk full/);
  await expect(uploaded(session)).resolves.toBeDefined();
});
