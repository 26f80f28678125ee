/** The limit: the same million rows, received and thrown away before anything looks at them. */
import { randomUUID } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { ExecutePlanRequestSchema } from "../../src/gen/spark/connect/base_pb.ts";
import { encodeMessage } from "../../src/internal/encode-message.ts";
import { queryPlan } from "../../src/plan/plan.ts";
import { measure, openSession } from "./harness.ts";
import { executeRaw, rawClient } from "./raw-call.ts";
import { tenColumns } from "./ten-columns.ts";

const spark = await openSession();
const client = rawClient();
const request = create(ExecutePlanRequestSchema, {
  sessionId: spark.sessionId,
  userContext: { userId: "raw" },
  plan: queryPlan(tenColumns(spark).toRelation()),
});
await measure(spark, {
  run: async () => {
    request.operationId = randomUUID();
    let bytes = 0;
    await executeRaw(client, encodeMessage(ExecutePlanRequestSchema, request), (length) => {
      bytes += length;
    });
    return bytes;
  },
});
client.close();
