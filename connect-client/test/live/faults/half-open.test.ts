import { expect, it } from "vitest";
import { expectAllRows, rowsOf, throughProxy } from "./through-proxy.ts";

/** Pings that are answered within a second while a call runs, else the link counts as broken. */
const keepalive =
  "grpc_keepalive_time_ms=1000;grpc_keepalive_timeout_ms=1000;grpc_keepalive_without_calls=false";

it("a link that goes dead in the middle of a result is left for another, and no row is lost", async () => {
  await using session = await throughProxy(keepalive);
  const { proxy, spark } = session;
  const before = proxy.connections;
  let isFrozen = false;
  async function* frozenAfterFirst() {
    for await (const row of rowsOf(spark)) {
      if (!isFrozen) proxy.freeze();
      isFrozen = true;
      yield row;
    }
  }
  await expectAllRows(frozenAfterFirst());
  expect(proxy.connections).toBeGreaterThan(before);
  await session.nothingRuns();
});

it("a link that is dead when a query begins is left for another", async () => {
  await using session = await throughProxy(keepalive);
  const { proxy, spark } = session;
  proxy.freeze();
  await expectAllRows(rowsOf(spark));
  await session.nothingRuns();
});
