import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { expectAllRows, rowsOf, throughProxy } from "./through-proxy.ts";

it("a link that trickles brings every row once", async () => {
  await using session = await throughProxy();
  const { proxy, spark } = session;
  // Six megabytes at this speed take three seconds; the server reports progress in between.
  proxy.weather = { bytesPerSecond: 2_000_000 };
  proxy.cut();
  const start = performance.now();
  await expectAllRows(rowsOf(spark));
  expect(performance.now() - start).toBeGreaterThan(2_000);
  await session.nothingRuns();
});

it("a slow reader slows the server down instead of filling memory", async () => {
  await using session = await throughProxy();
  const { proxy, spark } = session;
  const rows = spark.range(0, 200_000, 1, 20).selectExpr("id", "repeat('x', 1000) AS text").toLocalIterator();
  await rows.next();
  // Round trips over the same connection: ample time for the 200 MB to come, were they not held back.
  for (let trip = 0; trip < 50; trip++) await spark.conf.getAll();
  expect(proxy.received).toBeLessThan(40_000_000);
  await rows.return();
  await session.nothingRuns();
});
