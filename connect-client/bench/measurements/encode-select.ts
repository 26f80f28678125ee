import assert from "node:assert/strict";
import { PlanSchema } from "../../src/gen/spark/connect/base_pb.ts";
import { col } from "../../src/index.ts";
import { encodeMessage } from "../../src/internal/encode-message.ts";
import { queryPlan } from "../../src/plan/plan.ts";
import { measure, openSession } from "./harness.ts";

const numbers = Array.from({ length: 2000 }, (_, i) => i);

const spark = await openSession();
const df = spark.range(10);
await measure(spark, {
  run: () => {
    const selected = df.select(...numbers.map((i) => col("id").plus(i).multiply(2).alias(`c${i}`)));
    return { selected, bytes: encodeMessage(PlanSchema, queryPlan(selected.toRelation())) };
  },
  after: async ({ selected, bytes }) => {
    assert.ok(bytes.length > 20_000);
    assert.equal((await selected.first())?.c1999, 3998n);
  },
});
