import assert from "node:assert/strict";
import { measure, openSession } from "./harness.ts";
import { rowCount, rowsOf, schema } from "./local-rows.ts";

const spark = await openSession();
await measure(spark, {
  before: rowsOf,
  run: (rows) => spark.createDataFrame(rows, schema).count(),
  after: (count) => assert.equal(count, rowCount),
});
