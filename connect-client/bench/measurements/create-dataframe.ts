import assert from "node:assert/strict";
import { t } from "../../src/index.ts";
import { measure, openSession } from "./harness.ts";

const rowCount = 1_000_000;
const schema = t.struct({ id: t.long, name: t.string, price: t.double, at: t.timestamp, n: t.integer });

const spark = await openSession();
await measure(spark, {
  before: (turn) => Array.from({ length: rowCount }, (_, i) => rowOf(turn * rowCount + i)),
  run: (rows) => spark.createDataFrame(rows, schema).count(),
  after: (count) => assert.equal(count, rowCount),
});

function rowOf(id: number) {
  const at = new Date(1_700_000_000_000 + id);
  return { id, name: `name-${id}`, price: id * 1.5, at, n: id % 1000 };
}
