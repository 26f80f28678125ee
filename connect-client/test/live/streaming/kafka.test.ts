import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functions as F, lit, Timestamp, t } from "../../../src/index.ts";
import { kafka } from "../docs/stack.ts";
import { type StreamTest, startStreamTest } from "./stream-test.ts";
import { TestTopics } from "./test-topics.ts";

let test: StreamTest;
const topics = new TestTopics();

beforeAll(async () => {
  [test] = await Promise.all([startStreamTest("kafka"), topics.connect()]);
});

afterAll(() => Promise.all([test.end(), topics.end()]));

const servers = { "kafka.bootstrap.servers": kafka };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const text = (value: Uint8Array | null) => (value === null ? null : Buffer.from(value).toString());

function readTopic(topic: string) {
  return test.spark.readStream
    .format("kafka")
    .options({ ...servers, subscribe: topic, startingOffsets: "earliest" });
}

describe("reading a topic", () => {
  it("gives keys, values and headers with their bytes, in the order of each partition", async () => {
    const topic = await topics.create("headers", 2);
    await topics.send(topic, [
      { partition: 0, key: "k1", value: "first", headers: { trace: "abc", n: Buffer.from([0, 255]) } },
      { partition: 1, key: null, value: Buffer.from([0xff, 0x00, 0xfe]), timestamp: "1767225600123" },
      { partition: 0, key: "k1", value: null, headers: { trace: ["a", "b"] } },
      { partition: 0, key: "", value: "third" },
    ]);
    const stream = readTopic(topic).option("includeHeaders", true).load();
    expect((await stream.schema()).simpleString()).toBe(
      "struct<key:binary,value:binary,topic:string,partition:int,offset:bigint,timestamp:timestamp," +
        "timestampType:int,headers:array<struct<key:string,value:binary>>>",
    );
    const { query } = await test.runToEnd(stream);
    const rows = await test.spark
      .table(query.name ?? "")
      .orderBy("partition", "offset")
      .collect();
    const sent = { topic, timestampType: 0, timestamp: expect.any(Timestamp) };
    expect(rows).toEqual([
      {
        ...sent,
        partition: 0,
        offset: 0n,
        key: bytes("k1"),
        value: bytes("first"),
        headers: [
          { key: "trace", value: bytes("abc") },
          { key: "n", value: new Uint8Array([0, 255]) },
        ],
      },
      {
        ...sent,
        partition: 0,
        offset: 1n,
        key: bytes("k1"),
        value: null,
        headers: [
          { key: "trace", value: bytes("a") },
          { key: "trace", value: bytes("b") },
        ],
      },
      { ...sent, partition: 0, offset: 2n, key: bytes(""), value: bytes("third"), headers: null },
      {
        ...sent,
        partition: 1,
        offset: 0n,
        key: null,
        value: new Uint8Array([0xff, 0x00, 0xfe]),
        timestamp: new Timestamp(1_767_225_600_123_000n),
        headers: null,
      },
    ]);
  });

  it("begins at given offsets, takes so many at a time, and tells its offsets batch by batch", async () => {
    const topic = await topics.create("offsets");
    await topics.send(
      topic,
      ["0", "1", "2", "3", "4", "5"].map((value) => ({ value })),
    );
    const stream = readTopic(topic)
      .options({ startingOffsets: JSON.stringify({ [topic]: { 0: 1 } }), maxOffsetsPerTrigger: 2 })
      .load()
      .select(F.col("value").cast("string"));
    const { rows, progress } = await test.runToEnd(stream);
    expect(rows).toEqual(["1", "2", "3", "4", "5"]);
    const at = (offset: number) => JSON.stringify({ [topic]: { 0: offset } });
    const batches = progress.filter(({ numInputRows }) => numInputRows > 0);
    expect(
      batches.map(({ batchId, numInputRows, sources: [source] }) => [
        batchId,
        numInputRows,
        source?.startOffset,
        source?.endOffset,
      ]),
    ).toEqual([
      [0, 2, null, at(3)],
      [1, 2, at(3), at(5)],
      [2, 1, at(5), at(6)],
    ]);
    expect(batches[0]?.sources[0]).toMatchObject({ description: `KafkaV2[Subscribe[${topic}]]` });
  });
});

describe("writing a topic", () => {
  it("sends keys, values, headers and partitions that another client reads", async () => {
    const topic = await topics.create("written", 2);
    const folder = await test.jsonFiles("to-kafka", [
      [
        { id: 1, zone: "DE" },
        { id: 2, zone: "FR" },
      ],
      [{ id: 3, zone: null }],
    ]);
    const header = (key: string, value: string) =>
      F.struct(lit(key).alias("key"), F.col(value).cast("string").cast("binary").alias("value"));
    const query = await test.spark.readStream
      .schema(t.struct({ id: t.long, zone: t.string }))
      .option("maxFilesPerTrigger", 1)
      .json(folder)
      .select(
        F.col("zone").alias("key"),
        F.toJson(F.struct("id", "zone")).alias("value"),
        F.array(header("source", "zone"), header("id", "id")).alias("headers"),
        F.col("id").mod(2).cast("int").alias("partition"),
      )
      .writeStream.format("kafka")
      .options({ ...servers, topic, checkpointLocation: join(test.folder, "checkpoints", topic) })
      .trigger({ availableNow: true })
      .start();
    await query.awaitTermination();

    const stored = await topics.read(topic, 3);
    const sent = stored.map(({ partition, offset, key, value, headers = {} }) => ({
      at: [partition, offset],
      key: text(key),
      value: text(value),
      headers: Object.entries(headers).map(([name, header]) => [name, String(header)]),
    }));
    expect(sent).toEqual([
      {
        at: [0, "0"],
        key: "FR",
        value: '{"id":2,"zone":"FR"}',
        headers: [
          ["source", "FR"],
          ["id", "2"],
        ],
      },
      {
        at: [1, "0"],
        key: "DE",
        value: '{"id":1,"zone":"DE"}',
        headers: [
          ["source", "DE"],
          ["id", "1"],
        ],
      },
      {
        at: [1, "1"],
        key: null,
        value: '{"id":3}',
        headers: [
          ["source", "null"],
          ["id", "3"],
        ],
      },
    ]);
  });
});

describe("a topic that lost messages", () => {
  it("fails the query with Spark's word for it rather than going on without them", async () => {
    const topic = await topics.create("lost");
    await topics.send(topic, [{ value: "1" }]);
    const startingOffsets = JSON.stringify({ [topic]: { 0: 7 } });
    const query = await readTopic(topic)
      .option("startingOffsets", startingOffsets)
      .load()
      .writeStream.format("noop")
      .trigger({ availableNow: true })
      .start();
    const error = await query.awaitTermination().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "StreamingQueryError",
      errorClass: "STREAM_FAILED",
      queryId: query.id,
      message: expect.stringContaining(`Partition ${topic}-0 offset was changed from 7 to 1`),
    });
  });
});
