import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  AnalysisError,
  CancelledError,
  Decimal,
  functions as F,
  SparkSession,
  StreamingQueryError,
  type StreamingQueryListener,
  type StreamingQueryProgress,
  t,
} from "../../../src/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
/** A folder the server sees too: it runs on this machine. */
let folder: string;
const unique = `c4_${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).appName("streaming tests").create();
  folder = await mkdtemp(join(tmpdir(), "spark-connect-js-streaming-"));
});

afterAll(async () => {
  await spark.stop();
  await rm(folder, { recursive: true, force: true });
});

const reading = t.struct({ id: t.long, price: t.double });

async function writeReadings(path: string, name: string, ids: readonly number[]): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, name), ids.map((id) => JSON.stringify({ id, price: id / 2 })).join("\n"));
}

function rate(rowsPerSecond = 20) {
  return spark.readStream.format("rate").option("rowsPerSecond", rowsPerSecond).load();
}

describe("a running query", () => {
  it("is named, found, followed, explained and stopped", async () => {
    const name = `${unique}_rate`;
    const query = await rate().writeStream.format("memory").queryName(name).start();
    expect(query.name).toBe(name);
    expect(await query.isActive()).toBe(true);

    const batches: number[] = [];
    for await (const progress of query.progress({ intervalMs: 100 })) {
      expect(progress.runId).toBe(query.runId);
      batches.push(progress.batchId);
      if (progress.numInputRows > 0) break;
    }
    expect(batches).toEqual(batches.map((_, i) => i));

    const found = await spark.streams.get(query.id);
    expect([found?.id, found?.runId, found?.name]).toEqual([query.id, query.runId, name]);
    expect((await spark.streams.active()).map((active) => active.id)).toContain(query.id);
    expect(await spark.table(name).count()).toBeGreaterThan(0);
    expect(await query.explain()).toMatch(/^== Physical Plan ==/);
    expect(await query.explain(true)).toMatch(/== Optimized Logical Plan ==/);
    expect((await query.status()).message).not.toBe("");
    expect((await query.lastProgress())?.id).toBe(query.id);
    expect(await query.awaitTermination(100)).toBe(false);

    await query.stop();
    expect(await query.isActive()).toBe(false);
    expect(await query.awaitTermination()).toBe(true);
    expect(await query.exception()).toBeNull();
    expect(await spark.streams.get(query.id)).toBeNull();
  });

  it("runs on when a wait for its end is aborted", async () => {
    await spark.streams.resetTerminated();
    await using query = await rate().writeStream.format("noop").start();
    const waits = [query, spark.streams].map((waiting) => {
      const controller = new AbortController();
      const wait =
        waiting === query
          ? query.awaitTermination(undefined, { signal: controller.signal })
          : spark.streams.awaitAnyTermination(60_000, { signal: controller.signal });
      setTimeout(() => controller.abort(), 100);
      return wait;
    });
    for (const wait of waits) await expect(wait).rejects.toBeInstanceOf(CancelledError);
    expect(await query.isActive()).toBe(true);
    await query.stop();
    await query.stop();
    expect(await query.isActive()).toBe(false);
  });

  it("tells what was observed in the same words when asked and in events", async () => {
    const input = join(folder, "metrics");
    await writeReadings(input, "a.json", [1, 2, 3]);
    const events: StreamingQueryProgress[] = [];
    const listener: StreamingQueryListener = {
      onQueryProgress: ({ progress }) => void events.push(progress),
    };
    await spark.streams.addListener(listener);
    const query = await spark.readStream
      .schema(reading)
      .json(input)
      .observe(
        "all",
        F.count("id").alias("rows"),
        F.expr("max(id) + 1152921504606846976L").alias("beyond"),
        F.expr("cast(max(price) AS DECIMAL(38, 18)) + 12345678901234567890").alias("money"),
        F.expr("max(struct(id, price))").alias("last"),
        F.expr("collect_list(struct(id))").alias("ids"),
        F.expr("max(cast(null AS INT))").alias("nothing"),
        F.expr("max(X'1234')").alias("bytes"),
      )
      .writeStream.format("noop")
      .trigger({ availableNow: true })
      .start();
    await query.awaitTermination();
    await expect.poll(() => events.at(-1)?.observedMetrics, { timeout: 60_000 }).toBeDefined();
    await spark.streams.removeListener(listener);
    const [progress] = await query.recentProgress();
    expect(progress?.observedMetrics).toEqual({
      all: {
        rows: 3,
        beyond: 1152921504606846979n,
        money: Decimal.parse("12345678901234567891.50000000000000000"),
        last: { id: 3, price: 1.5 },
        ids: [{ id: 1 }, { id: 2 }, { id: 3 }],
        nothing: null,
        bytes: "EjQ=",
      },
    });
    expect(events[0]?.observedMetrics).toEqual(progress?.observedMetrics);
  });

  it("reports its state with its progress", async () => {
    const input = join(folder, "observed");
    await writeReadings(input, "a.json", [1, 2, 3, 3]);
    const query = await spark.readStream
      .schema(reading)
      .json(input)
      .groupBy("id")
      .count()
      .writeStream.outputMode("complete")
      .format("memory")
      .queryName(`${unique}_observed`)
      .trigger({ availableNow: true })
      .start();
    expect(await query.awaitTermination(60_000)).toBe(true);
    const progress = (await query.recentProgress()).find(({ numInputRows }) => numInputRows > 0);
    expect(progress?.numInputRows).toBe(4);
    expect(progress?.stateOperators[0]).toMatchObject({ operatorName: "stateStoreSave", numRowsTotal: 3 });
  });
});

describe("files to Parquet", () => {
  it("continues from the checkpoint: a second run reads the new file only", async () => {
    const [input, output, checkpoint] = ["in", "out", "checkpoint"].map((part) => join(folder, part));
    if (!input || !output || !checkpoint) throw new Error("three paths");
    const run = async () => {
      const query = await spark.readStream
        .schema(reading)
        .json(input)
        .writeStream.format("parquet")
        .option("checkpointLocation", checkpoint)
        .trigger({ availableNow: true })
        .start(output);
      expect(await query.awaitTermination(60_000)).toBe(true);
      const rows = (await query.recentProgress()).map(({ numInputRows }) => numInputRows);
      return { query, rows: rows.reduce((sum, count) => sum + count, 0) };
    };
    await writeReadings(input, "a.json", [1, 2, 3]);
    const first = await run();
    await writeReadings(input, "b.json", [4, 5]);
    const second = await run();

    expect([first.rows, second.rows]).toEqual([3, 2]);
    expect(second.query.id).toBe(first.query.id);
    expect(second.query.runId).not.toBe(first.query.runId);
    const rows = await spark.read.schema(reading).parquet(output).orderBy("id").collect();
    expect(rows.map(({ id, price }) => [id, price])).toEqual([
      [1n, 0.5],
      [2n, 1],
      [3n, 1.5],
      [4n, 2],
      [5n, 2.5],
    ]);
  });
});

describe("a failing query", () => {
  it("fails where it is awaited, with Spark's error class and the cause", async () => {
    await spark.streams.resetTerminated();
    const query = await rate()
      .selectExpr("raise_error(concat('broken on purpose ', value)) AS x")
      .writeStream.format("noop")
      .start();
    const awaited = await query.awaitTermination().then(
      () => undefined,
      (error: unknown) => error,
    );
    const told = await query.exception();
    const iterated = (async () => {
      for await (const progress of query) expect(progress.id).toBe(query.id);
    })();
    await expect(iterated).rejects.toBeInstanceOf(StreamingQueryError);
    await expect(spark.streams.awaitAnyTermination()).rejects.toBeInstanceOf(StreamingQueryError);

    for (const error of [awaited, told]) {
      if (!(error instanceof StreamingQueryError)) throw new Error(`no StreamingQueryError: ${error}`);
      expect(error.errorClass).toBe("STREAM_FAILED");
      expect(error.queryId).toBe(query.id);
      expect(error.runId).toBe(query.runId);
      expect(error.serverErrors.map(({ errorClass }) => errorClass)).toContain("USER_RAISED_EXCEPTION");
      expect((error.cause as Error).message).toMatch(/broken on purpose/);
    }
  });

  it("is refused at its start when the sink cannot take it", async () => {
    const counts = rate().groupBy("value").count();
    await expect(counts.writeStream.format("parquet").start(join(folder, "x"))).rejects.toBeInstanceOf(
      AnalysisError,
    );
  });
});

describe("waiting for any query", () => {
  it("ends with the first one, and waits again after a reset", async () => {
    await spark.streams.resetTerminated();
    expect(await spark.streams.awaitAnyTermination(50)).toBe(false);
    const query = await rate().writeStream.format("noop").start();
    await query.stop();
    expect(await spark.streams.awaitAnyTermination(10_000)).toBe(true);
    await spark.streams.resetTerminated();
    expect(await spark.streams.awaitAnyTermination(50)).toBe(false);
  });
});

describe("Iceberg tables", () => {
  it("take a stream exactly once across restarts, and give one whose offsets stay exact", async () => {
    const namespace = `lake.${unique}`;
    const [source, sink] = [`${namespace}.source`, `${namespace}.sink`];
    await spark.sql(`CREATE NAMESPACE ${namespace}`);
    try {
      await spark.sql(`CREATE TABLE ${source} (id BIGINT) USING iceberg`);
      await spark.sql(`CREATE TABLE ${sink} (id BIGINT) USING iceberg`);
      const run = async () => {
        const query = await spark.readStream
          .table(source)
          .writeStream.option("checkpointLocation", join(folder, "iceberg"))
          .trigger({ availableNow: true })
          .toTable(sink);
        expect(await query.awaitTermination(60_000)).toBe(true);
        return query;
      };
      await spark.sql(`INSERT INTO ${source} VALUES (1), (2)`);
      const query = await run();
      await spark.sql(`INSERT INTO ${source} VALUES (3)`);
      await run();
      const rows = await spark.table(sink).orderBy("id").collect();
      expect(rows.map(({ id }) => id)).toEqual([1n, 2n, 3n]);

      const [snapshot] = await (
        await spark.sql(`SELECT snapshot_id FROM ${source}.snapshots ORDER BY committed_at`)
      ).collect();
      const offsets = (await query.recentProgress()).flatMap(({ sources }) =>
        sources.map((s) => s.endOffset),
      );
      // Snapshot ids are far beyond 2^53: JSON.parse would name a snapshot that does not exist.
      expect(offsets.join()).toContain(`"snapshot_id":${snapshot?.snapshot_id}`);
    } finally {
      await spark.sql(`DROP TABLE IF EXISTS ${source} PURGE`);
      await spark.sql(`DROP TABLE IF EXISTS ${sink} PURGE`);
      await spark.sql(`DROP NAMESPACE IF EXISTS ${namespace}`);
    }
  });
});
