import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnalysisError, functions as F, type OutputMode, t, UnsupportedError } from "../../../src/index.ts";
import { type StreamTest, startStreamTest } from "./stream-test.ts";

let test: StreamTest;

beforeAll(async () => {
  test = await startStreamTest("triggers");
});

afterAll(() => test.end());

const word = t.struct({ word: t.string });
const words = (...batch: readonly string[]) => batch.map((each) => ({ word: each }));

async function wordStream(name: string, filesAtOnce: number) {
  const folder = await test.jsonFiles(name, [words("a", "b"), words("a"), words("c")]);
  return test.spark.readStream.schema(word).option("maxFilesPerTrigger", filesAtOnce).json(folder);
}

const rate = () =>
  test.spark.readStream.format("rate").options({ rowsPerSecond: 10, numPartitions: 1 }).load();

/** Waits for what a running query does by itself. */
const eventually = (condition: () => Promise<unknown>) => expect.poll(condition, { timeout: 60_000 });

describe("triggers", () => {
  it("availableNow takes all there is in batches as large as the source's limit, and ends", async () => {
    const { rows, progress } = await test.runToEnd(await wordStream("available-now", 1));
    expect(rows).toEqual(["a", "a", "b", "c"]);
    expect(progress.map(({ batchId, numInputRows }) => [batchId, numInputRows])).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
  });

  it("once takes all there is in one batch, whatever the limit, and ends", async () => {
    const query = await (await wordStream("once", 1)).writeStream
      .format("noop")
      .trigger({ once: true })
      .start();
    expect(await query.awaitTermination(60_000)).toBe(true);
    expect((await query.recentProgress()).map(({ numInputRows }) => numInputRows)).toEqual([4]);
  });

  it("processingTime goes on with what comes later, until it is stopped", async () => {
    const stream = await wordStream("processing-time", 10);
    const query = await stream.writeStream
      .format("memory")
      .queryName(`${test.unique}_later`)
      .trigger({ processingTime: "100 milliseconds" })
      .start();
    await query.processAllAvailable();
    await test.jsonFiles("processing-time", [[], [], [], words("late")]);
    const table = test.spark.table(`${test.unique}_later`).orderBy("word");
    await eventually(async () => (await table.collect()).map((row) => row.word)).toEqual([
      "a",
      "a",
      "b",
      "c",
      "late",
    ]);
    await query.stop();
  });

  it("continuous writes rows without batches, each once and in order", async () => {
    const name = `${test.unique}_continuous`;
    const query = await rate()
      .select("value")
      .writeStream.format("memory")
      .queryName(name)
      .trigger({ continuous: "1 second" })
      .start();
    const values = async () => (await test.spark.table(name).collect()).map(({ value }) => value);
    await eventually(async () => (await values()).length).toBeGreaterThan(20);
    expect((await query.status()).message).toMatch(/epoch/);
    // It has no batches, so there is no progress to tell.
    expect(await query.lastProgress()).toBeNull();
    await query.stop();
    const all = await values();
    expect(all).toEqual(all.map((_, i) => BigInt(i)));
    for await (const progress of query) throw new Error(`there should be no ${progress.json}`);
  });

  it("realTime is refused by name on a server that would ignore it", async () => {
    const start = rate()
      .writeStream.format("console")
      .outputMode("update")
      .trigger({ realTime: "5 seconds" })
      .start();
    const error = await start.catch((reason: unknown) => reason);
    const version = await test.spark.version();
    // Newer servers know it, and have the last word on sources and sinks.
    if (/^([5-9]|4\.[2-9])/.test(version))
      expect(error).toMatchObject({ errorClass: /^STREAMING_REAL_TIME_MODE/ });
    else expect(error).toBeInstanceOf(UnsupportedError);
  });
});

describe("output modes", () => {
  it.each<[OutputMode, readonly string[]]>([
    ["update", ["a 1", "a 2", "b 1", "c 1"]],
    ["complete", ["a 2", "b 1", "c 1"]],
  ])("%s writes changed rows or all of them", async (mode, expected) => {
    const counts = (await wordStream(mode, 1)).groupBy("word").count();
    expect((await test.runToEnd(counts, mode)).rows).toEqual(expected);
  });

  it("append refuses counts that may still change", async () => {
    const counts = (await wordStream("append", 1)).groupBy("word").count();
    await expect(test.runToEnd(counts)).rejects.toThrow(AnalysisError);
    await expect(test.runToEnd(counts)).rejects.toThrow(/without watermark/);
  });
});

describe("sinks", () => {
  it("toTable makes the table it does not find, by its format and partitions", async () => {
    const table = `${test.unique}_made`;
    const query = await (await wordStream("made", 1))
      .withColumn("length", F.length("word"))
      .writeStream.format("parquet")
      .partitionBy("length")
      .option("checkpointLocation", join(test.folder, "checkpoints", "made"))
      .option("path", join(test.folder, "made-table"))
      .trigger({ availableNow: true })
      .toTable(table);
    try {
      await query.awaitTermination();
      const rows = await test.spark.table(table).orderBy("word").collect();
      expect(rows.map((row) => [row.word, row.length])).toEqual([
        ["a", 1],
        ["a", 1],
        ["b", 1],
        ["c", 1],
      ]);
      const columns = await test.spark.catalog.listColumns(table);
      expect(columns.map(({ name, isPartition }) => [name, isPartition])).toEqual([
        ["word", false],
        ["length", true],
      ]);
    } finally {
      await test.spark.sql(`DROP TABLE IF EXISTS ${table}`);
    }
  });

  it("console prints on the server and counts for nobody", async () => {
    const query = await (await wordStream("console", 10)).writeStream
      .format("console")
      .options({ numRows: 2, truncate: false })
      .trigger({ availableNow: true })
      .start();
    expect(await query.awaitTermination(60_000)).toBe(true);
    expect((await query.lastProgress())?.sink).toMatchObject({
      description: expect.stringContaining("Console"),
    });
  });
});

describe("batches and streams", () => {
  it("are not confused: a batch has no stream to write, and a stream cannot be collected", async () => {
    const batch = test.spark.range(3).writeStream.format("noop").start();
    await expect(batch).rejects.toThrow(AnalysisError);
    await expect(batch).rejects.toThrow(/WRITE_STREAM_NOT_ALLOWED/);
    await expect(rate().collect()).rejects.toThrow(/streaming sources must be executed with writeStream/);
    expect([await rate().isStreaming(), await test.spark.range(3).isStreaming()]).toEqual([true, false]);
  });
});
