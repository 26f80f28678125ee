import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ConnectionError, type DataFrame, SessionError, SparkSession } from "../../../src/index.ts";
import { SparkServer } from "../../support/spark-server.ts";

let server: SparkServer;

beforeAll(async () => {
  server = await SparkServer.start();
});

afterAll(() => server.stop());

function connect(): Promise<SparkSession> {
  return SparkSession.builder.remote(server.remote).config("spark.sql.shuffle.partitions", 3).create();
}

/** A row every few milliseconds, for minutes. */
function endless(spark: SparkSession): DataFrame {
  return spark
    .range(0, 1_000_000, 1, 1000)
    .selectExpr("id", "java_method('java.lang.Thread', 'sleep', 5L) AS slept");
}

async function nothingRuns(): Promise<void> {
  await vi.waitFor(async () => expect(await server.runningJobs()).toEqual([]), { timeout: 20_000 });
}

describe("a server that is killed and started again", () => {
  it("between two queries ends the session, which can be rebuilt", async () => {
    const spark = await connect();
    await spark.range(3).createOrReplaceTempView("numbers");
    await server.restart();
    await expect(spark.table("numbers").collect()).rejects.toBeInstanceOf(SessionError);
    expect(spark.isStopped).toBe(true);
    const fresh = await spark.rebuild();
    expect(await fresh.conf.get("spark.sql.shuffle.partitions")).toBe("3");
    expect(await fresh.catalog.tableExists("numbers")).toBe(false);
    expect(await fresh.range(3).count()).toBe(3);
    await fresh.stop();
  });

  it("in the middle of a result is an error, never a shorter result", async () => {
    const spark = await connect();
    const rows = endless(spark).toLocalIterator();
    expect((await rows.next()).value?.id).toBe(0n);
    const back = server.restart();
    const rest = (async () => {
      for await (const _ of rows);
    })();
    await expect(rest).rejects.toBeInstanceOf(SessionError);
    await expect(rest).rejects.toThrow(/restarted/);
    await back;
    expect(await (await spark.rebuild()).range(3).count()).toBe(3);
    await nothingRuns();
    await SparkSession.active().stop();
  });

  it("before the first row is an error too, and the command is not run by the new one", async () => {
    const spark = await connect();
    const running = endless(spark).write.saveAsTable("copied");
    await vi.waitFor(async () => expect((await server.runningJobs()).length).toBe(1), { timeout: 30_000 });
    const failed = expect(running).rejects.toBeInstanceOf(SessionError);
    await server.restart();
    await failed;
    await nothingRuns();
    const fresh = await spark.rebuild();
    expect(await fresh.catalog.tableExists("copied")).toBe(false);
    await fresh.stop();
  });
});

it("a server that does not come back is an error that names it", async () => {
  const spark = await SparkSession.builder.remote(server.remote).retryPolicy({ maxRetries: 4 }).create();
  const rows = endless(spark).toLocalIterator();
  await rows.next();
  await server.kill();
  const rest = (async () => {
    for await (const _ of rows);
  })();
  await expect(rest).rejects.toBeInstanceOf(ConnectionError);
  await expect(rest).rejects.toThrow(`127.0.0.1:${server.port}, tried 5 times`);
  await spark.stop();
});
