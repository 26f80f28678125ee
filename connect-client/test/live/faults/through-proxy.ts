import { expect, vi } from "vitest";
import { SparkSession } from "../../../src/index.ts";
import { UnreliableProxy } from "../../support/unreliable-proxy.ts";
import { connection } from "../remote.ts";

/** A session whose connections go through a proxy that misbehaves. */
export interface ProxiedSession extends AsyncDisposable {
  readonly proxy: UnreliableProxy;
  readonly spark: SparkSession;
  /** Waits until the server says that nothing of the session runs any more. */
  nothingRuns(): Promise<void>;
}

export async function throughProxy(parameters = ""): Promise<ProxiedSession> {
  const proxy = await UnreliableProxy.start(connection);
  const spark = await SparkSession.builder.remote(`sc://127.0.0.1:${proxy.port}/;${parameters}`).create();
  return {
    proxy,
    spark,
    async nothingRuns() {
      proxy.weather = {};
      // The server answers with the ids of what it had to interrupt.
      await vi.waitFor(async () => expect(await spark.interruptAll()).toEqual([]), { timeout: 20_000 });
    },
    async [Symbol.asyncDispose]() {
      proxy.weather = {};
      await spark.stop();
      proxy.stop();
    },
  };
}

/** Rows in six batches of a megabyte, and what must come of them. */
export const batches = 6;
export const rowsOf = (spark: SparkSession) =>
  spark.range(0, 6000, 1, batches).selectExpr("id", "repeat('x', 1000) AS text");

/** The ids as they come, each row checked: in order, none lost, none twice. */
export async function expectAllRows(rows: AsyncIterable<Readonly<Record<string, unknown>>>): Promise<void> {
  let next = 0n;
  for await (const { id, text } of rows) {
    if (id !== next || text !== "x".repeat(1000)) expect.fail(`row ${id} came in place of row ${next}`);
    next += 1n;
  }
  expect(next).toBe(6000n);
}
