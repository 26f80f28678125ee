import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConnectionError, SessionError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { FakeSpark } from "../transport/fake-spark.ts";

const lost = {
  code: "INTERNAL",
  details: "[INVALID_HANDLE.SESSION_CHANGED] The handle is invalid.",
  errorInfo: { errorClass: "INVALID_HANDLE.SESSION_CHANGED" },
} as const;

let spark: FakeSpark;
let session: SparkSession;

beforeEach(async () => {
  spark = await FakeSpark.start();
  session = await SparkSession.builder
    .remote(`sc://127.0.0.1:${spark.port}/;user_id=mona;session_id=6b7c8a0e-3a55-4f0b-9a3b-0f2a8f8f1f00`)
    .connectTimeout(3_000)
    .config("spark.sql.shuffle.partitions", 7)
    .create();
});

afterEach(async () => {
  await SparkSession.getActiveSession()?.stop();
  spark.stop();
});

async function lose(): Promise<void> {
  spark.answers.config = [lost];
  await expect(session.conf.getAll()).rejects.toBeInstanceOf(SessionError);
}

describe("rebuild", () => {
  it("gives a session of the same server, user and settings after the server lost one", async () => {
    await lose();
    expect(session.isStopped).toBe(true);
    await expect(session.conf.getAll()).rejects.toThrow(/spark\.rebuild\(\)/);
    const fresh = await session.rebuild();
    expect(fresh.sessionId).not.toBe(session.sessionId);
    expect(SparkSession.active()).toBe(fresh);
    expect(spark.requestsOf("config").at(-1)).toMatchObject({
      sessionId: fresh.sessionId,
      userContext: { userId: "mona" },
      operation: { opType: { value: { pairs: [{ key: "spark.sql.shuffle.partitions", value: "7" }] } } },
    });
    expect(spark.requestsOf("releaseSession")).toEqual([]);
  });

  it("gives all callers one session, and later callers the newest", async () => {
    await lose();
    const [first, second] = await Promise.all([session.rebuild(), session.rebuild()]);
    expect(first).toBe(second);
    await first.stop();
    const third = await session.rebuild();
    expect(third).not.toBe(first);
    expect(third.isStopped).toBe(false);
    expect(await session.rebuild()).toBe(third);
  });

  it("stops a session that still lives", async () => {
    await session.rebuild();
    expect(session.isStopped).toBe(true);
    expect(spark.requestsOf("releaseSession")).toMatchObject([{ sessionId: session.sessionId }]);
  });

  it("that fails can be tried again", async () => {
    await lose();
    const { port } = spark;
    spark.stop();
    await expect(session.rebuild()).rejects.toBeInstanceOf(ConnectionError);
    spark = await FakeSpark.start({ port });
    expect((await session.rebuild()).isStopped).toBe(false);
  });
});
