import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ArgumentError, ConnectionError, SessionError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { FakeSpark } from "../transport/fake-spark.ts";

let spark: FakeSpark;
let remote: string;

beforeEach(async () => {
  spark = await FakeSpark.start();
  remote = `sc://127.0.0.1:${spark.port}`;
});

afterEach(async () => {
  await SparkSession.getActiveSession()?.stop();
  spark.stop();
});

describe("getOrCreate", () => {
  it("gives one session to callers that come at the same time", async () => {
    const builder = SparkSession.builder.remote(remote);
    const [first, second] = await Promise.all([builder.getOrCreate(), builder.getOrCreate()]);
    expect(first).toBe(second);
    expect(SparkSession.active()).toBe(first);
    expect(await SparkSession.builder.getOrCreate()).toBe(first);
  });

  it("makes a new one for another user, another session id, or after a stop", async () => {
    const first = await SparkSession.builder.remote(remote).getOrCreate();
    const other = await SparkSession.builder.remote(`${remote}/;user_id=other`).getOrCreate();
    expect(other).not.toBe(first);
    const sessionId = "6b7c8a0e-3a55-4f0b-9a3b-0f2a8f8f1f00";
    const attached = await SparkSession.builder.remote(`${remote}/;session_id=${sessionId}`).getOrCreate();
    expect(attached.sessionId).toBe(sessionId);
    await attached.stop();
    const fresh = await SparkSession.builder.remote(remote).getOrCreate();
    expect(fresh.isStopped).toBe(false);
    await Promise.all([first, other, fresh].map((session) => session.stop()));
  });

  it("sets the configuration of what it finds", async () => {
    await SparkSession.builder.remote(remote).getOrCreate();
    await SparkSession.builder.appName("prices").config({ a: 1, b: true }).config("a", 2n).getOrCreate();
    expect(spark.requestsOf("config")).toMatchObject([
      {
        operation: {
          opType: {
            case: "set",
            value: {
              silent: true,
              pairs: [
                { key: "spark.app.name", value: "prices" },
                { key: "a", value: "2" },
                { key: "b", value: "true" },
              ],
            },
          },
        },
      },
    ]);
  });

  it("warns of settings the server refuses", async () => {
    const warning = new Promise<Error>((resolve) => process.once("warning", resolve));
    spark.answers.config = [{ warnings: ["Failed to set spark.executor.memory"] }];
    await SparkSession.builder.remote(remote).config("spark.executor.memory", "1g").getOrCreate();
    expect((await warning).message).toBe("Failed to set spark.executor.memory");
  });
});

describe("create", () => {
  it("always makes a session, which is then the active one", async () => {
    const first = await SparkSession.builder.remote(remote).create();
    const second = await SparkSession.builder.remote(remote).create();
    expect(first.sessionId).not.toBe(second.sessionId);
    expect(SparkSession.active()).toBe(second);
    await first.stop();
  });

  it("fails soon, by name, where no server is", async () => {
    spark.stop();
    const failed = SparkSession.builder.remote(remote).connectTimeout(300).create();
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    await expect(failed).rejects.toThrow(`127.0.0.1:${spark.port}`);
    expect(SparkSession.getActiveSession()).toBeNull();
  });

  it("refuses what cannot be meant", async () => {
    await expect(SparkSession.builder.remote("spark://h:7077").create()).rejects.toBeInstanceOf(
      ArgumentError,
    );
    expect(() => SparkSession.builder.connectTimeout(0)).toThrow(ArgumentError);
  });
});

describe("a session", () => {
  it("is active until it is stopped", async () => {
    expect(() => SparkSession.active()).toThrow(SessionError);
    {
      await using session = await SparkSession.builder.remote(remote).create();
      expect(SparkSession.active()).toBe(session);
    }
    expect(SparkSession.getActiveSession()).toBeNull();
    expect(spark.requestsOf("releaseSession")).toHaveLength(1);
  });

  it("can be left on the server", async () => {
    const session = await SparkSession.builder.remote(remote).create();
    session.detach();
    expect(session.isStopped).toBe(true);
    expect(spark.requestsOf("releaseSession")).toHaveLength(0);
  });

  it("makes others like itself", async () => {
    const session = await SparkSession.builder.remote(`${remote}/;user_id=mona`).create();
    const other = await session.newSession();
    expect(other.sessionId).not.toBe(session.sessionId);
    expect(spark.requestsOf("analyzePlan").at(-1)).toMatchObject({ userContext: { userId: "mona" } });
    await Promise.all([session.stop(), other.stop()]);
  });

  it("sends SQL once, with its parameters, as a command", async () => {
    const session = await SparkSession.builder.remote(remote).create();
    const result = {
      case: "sqlCommandResult",
      value: { relation: { relType: { case: "range", value: { end: 1n, step: 1n } } } },
    } as const;
    const send = [
      { responseId: "1", responseType: result },
      { responseId: "2", responseType: { case: "resultComplete", value: {} } as const },
    ];
    spark.scripts = [
      { send, end: "ok" },
      { send, end: "ok" },
    ];
    const df = await session.sql("DELETE FROM prices WHERE a = :a", { a: 1 });
    await session.sql("DELETE FROM prices WHERE a = ?", ["x"]);
    expect(df.toRelation()).toMatchObject({ relType: { case: "range" } });
    expect(df.planId).toBeGreaterThan(0n);
    const inputs = spark.requestsOf("executePlan").map(({ plan }) => plan);
    expect(inputs).toMatchObject([
      {
        opType: {
          value: {
            commandType: {
              case: "sqlCommand",
              value: {
                input: {
                  relType: {
                    case: "sql",
                    value: {
                      query: "DELETE FROM prices WHERE a = :a",
                      namedArguments: { a: { exprType: { case: "literal" } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
      {
        opType: {
          value: {
            commandType: {
              value: {
                input: {
                  relType: {
                    value: {
                      query: "DELETE FROM prices WHERE a = ?",
                      posArguments: [{ exprType: { case: "literal" } }],
                    },
                  },
                },
              },
            },
          },
        },
      },
    ]);
  });

  it("makes ranges of exact integers only", async () => {
    const session = await SparkSession.builder.remote(remote).create();
    expect(session.range(3).toRelation().relType.value).toMatchObject({ start: 0n, end: 3n, step: 1n });
    expect(session.range(5n, 1n, -2, 4).toRelation().relType.value).toMatchObject({
      start: 5n,
      end: 1n,
      step: -2n,
      numPartitions: 4,
    });
    expect(() => session.range(2 ** 60)).toThrow(ArgumentError);
    expect(() => session.range(0.5)).toThrow(ArgumentError);
    expect(() => session.range(0, 1, 0)).toThrow(/must not be 0/);
  });

  it("knows which local files are of which kind", async () => {
    const session = await SparkSession.builder.remote(remote).create();
    await expect(session.addArtifact("notes.txt")).rejects.toThrow(/kind jar/);
    await expect(session.copyFromLocalToFs("a", "relative/b")).rejects.toThrow(/absolute path/);
    const self = new URL(import.meta.url).pathname;
    await session.addArtifact(self, { kind: "file" });
    expect(spark.requestsOf("addArtifacts")[0]).toMatchObject({
      payload: { value: { artifacts: [{ name: "files/builder.test.ts" }] } },
    });
  });
});
