/** The limit: rows as those of `create-dataframe.ts` counted by the server, which was sent them before. */
import assert from "node:assert/strict";
import { measure, openSession } from "./harness.ts";
import { rowCount, rowsOf, schema } from "./local-rows.ts";

const spark = await openSession();
const df = spark.createDataFrame(rowsOf(0), schema);
assert.equal(await df.count(), rowCount);
await measure(spark, { run: () => df.count(), after: (count) => assert.equal(count, rowCount) });
