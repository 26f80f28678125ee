import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TableOrViewNotFoundError } from "spark-connect-js";
import { afterEach, describe, expect, it } from "vitest";
import { readAccuracy } from "../../../server/queries/forecast-accuracy.ts";
import { growthPerSecond, topicRows, type WithAdmin } from "../../../server/queries/kafka-cluster.ts";
import { postgresHealth } from "../../../server/queries/postgres.ts";
import {
  describeApplication,
  describeMaster,
  describeWorkers,
} from "../../../server/queries/spark-cluster.ts";
import { stackReport } from "../../../server/queries/stack-report.ts";
import { describeSnapshot, tableRows } from "../../../server/queries/table-rows.ts";

const never = new AbortController().signal;
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** What a standalone master's `/json/` says, shortened to a few fields of each kind. */
const master = {
  url: "spark://127.0.0.1:7077",
  status: "ALIVE",
  workers: [
    { id: "w1", state: "ALIVE", cores: 2, coresused: 2, memory: 2048 },
    { id: "w0", state: "DEAD", cores: 2, coresused: 0, memory: 2048 },
  ],
  activeapps: [{ id: "app-1", name: "Kindling" }],
};

describe("Spark's own pages", () => {
  it("names the master and counts only workers that are alive", () => {
    expect(describeMaster(master, "http://m").identity).toBe("spark://127.0.0.1:7077 · 1 application");
    expect(describeWorkers(master, "http://w").identity).toBe("1 worker · 2 of 2 cores in use · 2.0 GiB");
  });

  it("says what is wrong rather than show half an answer", () => {
    expect(() => describeMaster({ ...master, status: "RECOVERING" }, "")).toThrow(
      "the master is RECOVERING, not ALIVE",
    );
    expect(() => describeWorkers({ ...master, workers: [] }, "")).toThrow("no worker that is alive");
    expect(() => describeMaster({ status: "ALIVE", url: "u" }, "")).toThrow(
      "activeapps should be a list, but is missing",
    );
    expect(() => describeApplication({ spark: "4.0.0" }, [], "")).toThrow("no application is running");
  });
});

describe("topics", () => {
  it("turns two readings into a rate, and does not guess at the first or after a topic was made anew", () => {
    expect(growthPerSecond({ end: 10n, at: 0 }, { end: 30n, at: 4_000 })).toBe(5);
    expect(growthPerSecond(undefined, { end: 30n, at: 4_000 })).toBeNull();
    expect(growthPerSecond({ end: 30n, at: 0 }, { end: 2n, at: 4_000 })).toBeNull();
  });

  it("counts messages over all partitions, exactly beyond 2^53", async () => {
    let end = 9_007_199_254_740_993n;
    const admin = {
      listTopics: async () => ["t"],
      fetchTopicOffsets: async () => [
        { partition: 0, low: String(end - 3n), high: String(end) },
        { partition: 1, low: "5", high: "9" },
      ],
    };
    const withAdmin = (async (act: (fake: never) => unknown) => act(admin as never)) as WithAdmin;
    let now = 0;
    const query = topicRows(withAdmin, ["t"], () => now);
    expect(await query(never)).toEqual([{ topic: "t", partitions: 2, messages: 7, messagesPerSecond: null }]);
    end += 6n;
    now = 2_000;
    expect(await query(never)).toMatchObject([{ messagesPerSecond: 3 }]);
  });

  it("names the topics that are missing", async () => {
    const withAdmin = (async (act: (fake: never) => unknown) =>
      act({ listTopics: async () => ["a"] } as never)) as WithAdmin;
    await expect(topicRows(withAdmin, ["a", "b", "c"])(never)).rejects.toThrow("Kafka has no topic b, c yet");
  });
});

describe("tables", () => {
  it("reads totals from the newest snapshot's summary", () => {
    const snapshot = {
      committed_at: { epochMicros: 1_730_419_200_000_000n },
      snapshots: 7n,
      total_rows: "168",
      files: "3",
      bytes: null,
    };
    expect(describeSnapshot("lake.gold.x", snapshot)).toEqual({
      table: "lake.gold.x",
      rows: 168,
      files: 3,
      bytes: null,
      snapshots: 7,
      committedAt: "2024-11-01T00:00:00.000Z",
      problem: null,
    });
    expect(describeSnapshot("lake.gold.x", undefined)).toMatchObject({ rows: 0, committedAt: null });
  });

  it("is answered for each table in the order asked for, also where no job has made it yet", async () => {
    const sql = {
      rows: async (statement: string) => {
        if (statement.includes("lake.bronze.none")) throw new TableOrViewNotFoundError("none");
        return [];
      },
      version: async () => "4.0.0",
      close: async () => undefined,
    };
    const rows = await tableRows(sql, ["lake.bronze.none", "lake.gold.some"])(never);
    expect(rows.map(({ table, rows: count, problem }) => [table, count, problem])).toEqual([
      ["lake.bronze.none", null, "not made yet"],
      ["lake.gold.some", 0, null],
    ]);
  });

  it("names the column when a table is not as its contract says", () => {
    expect(() => readAccuracy({ issued_at: null })).toThrow("issued_at should be a moment, but is null");
  });
});

describe("the supervisor's report", () => {
  it("is null where there is none, and names what is wrong with one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kindling-dashboard-"));
    cleanUps.push(() => rm(folder, { recursive: true }));
    const report = stackReport(folder, "stack.json");
    expect(await report(never)).toBeNull();
    await writeFile(join(folder, "stack.json"), JSON.stringify({ state: "running" }));
    await expect(report(never)).rejects.toThrow("updatedAt should be a moment");
    const service = {
      name: "kafka",
      title: "Kafka broker",
      state: "ready",
      pid: 7,
      restarts: 2,
      lastExit: "SIGKILL",
      since: "2026-01-01T00:00:00Z",
      memoryMb: 150,
    };
    const stack = { state: "running", updatedAt: "2026-01-01T00:00:01Z", services: [service] };
    await writeFile(join(folder, "stack.json"), JSON.stringify(stack));
    expect(await report(never)).toEqual({
      state: "running",
      updatedAt: "2026-01-01T00:00:01.000Z",
      processes: [{ ...service, since: "2026-01-01T00:00:00.000Z" }],
    });
  });
});

describe("PostgreSQL", () => {
  /** A server that answers every first message with the given bytes. */
  async function listen(answer: string) {
    const server = createServer((socket) => socket.once("data", () => socket.end(answer)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanUps.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return postgresHealth({ host: "127.0.0.1", port: address.port, database: "lake" });
  }

  it("is known by its answer, not by an open port", async () => {
    const { identity } = await (await listen("N")).query(never);
    expect(identity).toBe("database lake · no TLS (loopback)");
    await expect((await listen("HTTP/1.1 400")).query(never)).rejects.toThrow(
      "something else than PostgreSQL",
    );
    await expect((await listen("")).query(never)).rejects.toThrow("not PostgreSQL");
  });
});
