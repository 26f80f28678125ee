import assert from "node:assert/strict";
import { measure, openSession } from "./harness.ts";
import { rowCount, tenColumns } from "./ten-columns.ts";

const spark = await openSession();
const df = tenColumns(spark);
await measure(spark, { run: () => df.toArrow(), after: (table) => assert.equal(table.numRows, rowCount) });
