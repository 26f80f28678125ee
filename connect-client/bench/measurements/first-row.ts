import assert from "node:assert/strict";
import { measure, openSession } from "./harness.ts";

const spark = await openSession();
const df = spark.range(10_000_000);
await measure(spark, {
  run: async () => {
    const rows = df.toLocalIterator();
    return { rows, first: await rows.next() };
  },
  after: async ({ rows, first }) => {
    assert.deepEqual(first, { done: false, value: { id: 0n } });
    await rows.return();
  },
});
