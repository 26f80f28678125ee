import { afterAll, beforeAll, expect, it } from "vitest";
import { CancelledError, SparkSession } from "../../../src/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;

beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});

afterAll(() => spark.stop());

it("the first row arrives while the query still runs", async () => {
  const slow = spark
    .range(0, 2000, 1, 200)
    .selectExpr("id", "java_method('java.lang.Thread', 'sleep', 20L) AS slept");
  const rows = slow.toLocalIterator();
  expect((await rows.next()).value?.id).toBe(0n);
  expect(await spark.interruptAll()).toHaveLength(1);
  const rest = (async () => {
    for await (const _ of rows);
  })();
  await expect(rest).rejects.toBeInstanceOf(CancelledError);
});

it("ten million rows are read one by one in flat memory", async () => {
  const count = 10_000_000;
  let next = 0n;
  let rows = 0;
  let highest = 0;
  const before = held();
  for await (const { id } of spark.range(0, count, 1, 100)) {
    if (id !== next) expect.fail(`row ${id} came in place of row ${next}`);
    next += 1n;
    rows += 1;
    if (rows % 100_000 === 0) highest = Math.max(highest, held());
  }
  expect(next).toBe(BigInt(count));
  // The rows together are more than 600 MB; what is not collected yet and one batch are some 50 MB.
  expect(highest - before).toBeLessThan(250e6);
});

/** Bytes of JavaScript objects and of Arrow's buffers. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
