import { describe, expect, it } from "vitest";
import { ConnectionError, SparkSession } from "../../../src/index.ts";
import { UnreliableProxy } from "../../support/unreliable-proxy.ts";
import { connection } from "../remote.ts";
import { expectAllRows, rowsOf, throughProxy } from "./through-proxy.ts";

/** A server that is away until so many connections to it have failed. */
async function awayFor(proxy: UnreliableProxy, attempts: number): Promise<void> {
  const until = proxy.connections + attempts;
  proxy.weather = { isDown: true };
  await expect.poll(() => proxy.connections, { timeout: 30_000, interval: 10 }).toBeGreaterThanOrEqual(until);
  proxy.weather = {};
}

describe("a server that is away for a while", () => {
  it("is waited for when a session begins", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const back = awayFor(proxy, 2);
    const spark = await SparkSession.builder.remote(`sc://127.0.0.1:${proxy.port}`).create();
    await back;
    expect(await spark.range(3).count()).toBe(3);
    await spark.stop();
    proxy.stop();
  });

  it("is waited for in the middle of a result, again and again", async () => {
    await using session = await throughProxy();
    const { proxy, spark } = session;
    let bursts = 0;
    async function* stormy() {
      for await (const row of rowsOf(spark)) {
        if (Number(row.id) % 2000 === 0) {
          void awayFor(proxy, 2);
          proxy.cut();
          bursts += 1;
        }
        yield row;
      }
    }
    await expectAllRows(stormy());
    expect(bursts).toBe(3);
    await session.nothingRuns();
  });

  it("longer than the policy allows is an error that says so", async () => {
    const proxy = await UnreliableProxy.start(connection);
    const spark = await SparkSession.builder
      .remote(`sc://127.0.0.1:${proxy.port}`)
      .retryPolicy({ maxRetries: 3 })
      .create();
    proxy.weather = { isDown: true };
    proxy.cut();
    const failed = spark.range(3).collect();
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    await expect(failed).rejects.toThrow(`127.0.0.1:${proxy.port}, tried 4 times`);
    proxy.weather = {};
    await spark.stop();
    proxy.stop();
  });
});
