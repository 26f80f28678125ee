import assert from "node:assert/strict";
import { measure, openSession } from "./harness.ts";

const spark = await openSession();
await measure(spark, {
  run: async () => (await spark.sql("select 1 AS one")).collect(),
  after: (rows) => assert.deepEqual(rows, [{ one: 1 }]),
});
