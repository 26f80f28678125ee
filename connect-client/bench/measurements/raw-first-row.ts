/** The limit: until the first rows of `first-row.ts` are here, as bytes. */
import assert from "node:assert/strict";
import { create } from "@bufbuild/protobuf";
import { ExecutePlanRequestSchema } from "../../src/gen/spark/connect/base_pb.ts";
import { encodeMessage } from "../../src/internal/encode-message.ts";
import { queryPlan } from "../../src/plan/plan.ts";
import { measure, openSession } from "./harness.ts";
import { executeRaw, rawClient } from "./raw-call.ts";

/** What precedes the rows, as the progress of the query, is shorter; a batch has 10,000 rows of 8 bytes. */
const leastRowBytes = 10_000;

const spark = await openSession();
const client = rawClient();
const request = create(ExecutePlanRequestSchema, {
  sessionId: spark.sessionId,
  userContext: { userId: "raw" },
  plan: queryPlan(spark.range(10_000_000).toRelation()),
});
await measure(spark, {
  run: async () => {
    let rest: Promise<void> = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      rest = executeRaw(client, encodeMessage(ExecutePlanRequestSchema, request), (length) => {
        if (length > leastRowBytes) resolve();
      });
      rest.then(() => reject(new Error("there were no rows")), reject);
    });
    return { rest };
  },
  after: async ({ rest }) => assert.equal(await rest, undefined),
});
client.close();
