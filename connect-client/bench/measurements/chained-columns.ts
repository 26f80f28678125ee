import assert from "node:assert/strict";
import { PlanSchema } from "../../src/gen/spark/connect/base_pb.ts";
import { col, type DataFrame } from "../../src/index.ts";
import { encodeMessage } from "../../src/internal/encode-message.ts";
import { queryPlan } from "../../src/plan/plan.ts";
import { measure, openSession } from "./harness.ts";

const spark = await openSession();
const range = spark.range(10);
await measure(spark, {
  run: () => {
    let df: DataFrame = range.select("id");
    for (let i = 0; i < 1000; i++) df = df.withColumn(`c${i}`, col("id").plus(i));
    return { df, bytes: encodeMessage(PlanSchema, queryPlan(df.toRelation())) };
  },
  after: async ({ df, bytes }) => {
    assert.ok(bytes.length > 20_000);
    assert.equal((await df.schema()).fields.length, 1001);
  },
});
