import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SparkSession, StreamingQueryError } from "../../../src/index.ts";
import { remote } from "../remote.ts";
import { remoteOf, type StreamTest, startStreamTest } from "./stream-test.ts";

const script = fileURLToPath(new URL("./start-query.ts", import.meta.url));

let test: StreamTest;

beforeAll(async () => {
  test = await startStreamTest("other process");
});

afterAll(() => test.end());

/** Starts a query in a process that ends, and attaches to its session. */
async function queryOfAnotherProcess(name: string, folder: string) {
  const args = ["--conditions=source", "--import=tsx", script, remote, name, folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const started: { sessionId: string; id: string; runId: string } = JSON.parse(stdout);
  const spark = await SparkSession.builder.remote(remoteOf(started)).create();
  const query = await spark.streams.get(started.id);
  if (!query) throw new Error("the query of the other process is not there");
  return { spark, started, query };
}

describe("a query that another process started and left running", () => {
  it("is found, followed and stopped", async () => {
    const folder = await test.jsonFiles("stopped", [[{ id: 1 }, { id: 2 }]]);
    const name = `${test.unique}_stopped`;
    const { spark, started, query } = await queryOfAnotherProcess(name, folder);
    try {
      expect((await spark.streams.active()).map((active) => active.name)).toEqual([name]);
      expect([query.id, query.runId, query.name]).toEqual([started.id, started.runId, name]);
      expect(await query.isActive()).toBe(true);
      for await (const { numInputRows, sources } of query) {
        expect([numInputRows, sources[0]?.endOffset]).toEqual([2, '{"logOffset":0}']);
        break;
      }
      await query.stop();
      expect(await query.isActive()).toBe(false);
      expect(await query.exception()).toBeNull();
      expect(await spark.streams.active()).toEqual([]);
    } finally {
      await spark.stop();
    }
  });

  it("tells its failure with all causes", async () => {
    const folder = await test.jsonFiles("failed", [[{ id: 1 }]]);
    const { spark, query } = await queryOfAnotherProcess(`${test.unique}_failed`, folder);
    try {
      await query.processAllAvailable();
      await writeFile(join(folder, "bad.json"), '{"id": -7}');
      const awaited = await query.awaitTermination().catch((reason: unknown) => reason);
      for (const error of [awaited, await query.exception()]) {
        if (!(error instanceof StreamingQueryError)) throw new Error(`no StreamingQueryError: ${error}`);
        expect([error.errorClass, error.queryId, error.runId]).toEqual([
          "STREAM_FAILED",
          query.id,
          query.runId,
        ]);
        const causes = error.serverErrors.map(({ errorClass }) => errorClass);
        expect(causes).toContain("USER_RAISED_EXCEPTION");
        expect((error.cause as Error).message).toMatch(/bad id -7/);
      }
      // What it did before is still there.
      expect((await query.recentProgress()).map(({ numInputRows }) => numInputRows)).toContain(1);
    } finally {
      await spark.stop();
    }
  });
});
