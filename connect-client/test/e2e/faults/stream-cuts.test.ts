import { channel } from "node:diagnostics_channel";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type ReattachEvent, SparkSession } from "../../../src/index.ts";
import { SparkServer } from "../../support/spark-server.ts";

let server: SparkServer;
let spark: SparkSession;
/** Where results went on in another stream. */
let reattached: ReattachEvent[];
const onReattach = (event: unknown) => void reattached.push(event as ReattachEvent);

beforeAll(async () => {
  server = await SparkServer.start({
    conf: {
      "spark.connect.execute.reattachable.senderMaxStreamDuration": "1s",
      "spark.connect.execute.reattachable.senderMaxStreamSize": 123,
      // Progress would end every stream by its size before its time is up.
      "spark.connect.progress.reportInterval": -1,
    },
  });
});

afterAll(() => server.stop());

beforeEach(async () => {
  reattached = [];
  channel("spark-connect-js:reattach").subscribe(onReattach);
  spark = await SparkSession.builder.remote(server.remote).create();
});

afterEach(async () => {
  channel("spark-connect-js:reattach").unsubscribe(onReattach);
  // Before the session is gone, which would release everything by itself.
  await nothingIsLeft();
  await spark.stop();
});

async function nothingIsLeft(): Promise<void> {
  await vi.waitFor(
    async () => {
      const states = [...(await server.operations()).values()];
      expect(states.filter((state) => state !== "CLOSED")).toEqual([]);
      expect(await server.runningJobs()).toEqual([]);
    },
    { timeout: 20_000 },
  );
}

describe("a server that cuts its streams", () => {
  it("after every 123 bytes gives every row once, in order", async () => {
    const rows = await spark.range(0, 20_000, 1, 10).collect();
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 20_000 }, (_, id) => BigInt(id)));
    expect(reattached.length).toBeGreaterThanOrEqual(10);
  });

  it("after every second without a row waits on, and runs the query once", async () => {
    // Three seconds before the first row.
    const slow = spark.range(1).selectExpr("id", "java_method('java.lang.Thread', 'sleep', 3000L) AS slept");
    expect((await slow.collect()).map(({ id }) => id)).toEqual([0n]);
    const [first] = reattached;
    expect(first).toMatchObject({ sessionId: spark.sessionId });
    const ids = new Set(reattached.map(({ operationId }) => operationId));
    expect(ids.size).toBe(1);
    expect(reattached.length).toBeGreaterThanOrEqual(3);
  });

  it("runs commands once", async () => {
    await spark.sql("CREATE TABLE cuts USING parquet AS SELECT id FROM range(0, 1000, 1, 4)");
    await spark.sql("INSERT INTO cuts SELECT id + 1000 FROM range(0, 1000, 1, 4)");
    expect(await spark.table("cuts").count()).toBe(2000);
    await spark.sql("DROP TABLE cuts");
  });

  it("still says what is wrong", async () => {
    const failed = spark.range(0, 5, 1, 1).selectExpr("id / (id - 3) AS x").collect();
    await expect(failed).rejects.toMatchObject({ errorClass: "DIVIDE_BY_ZERO", sqlState: "22012" });
  });

  it("may be left early", async () => {
    for await (const { id } of spark.range(0, 100_000, 1, 100)) if (id === 5n) break;
  });
});
