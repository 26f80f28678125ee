/** The limit: the same million rows, received and thrown away before anything looks at them. */
import { randomUUID } from "node:crypto";
import { create } from "@bufbuild/protobuf";
import { Client, credentials } from "@grpc/grpc-js";
import { ExecutePlanRequestSchema } from "../../src/gen/spark/connect/base_pb.ts";
import { encodeMessage } from "../../src/internal/encode-message.ts";
import { queryPlan } from "../../src/plan/plan.ts";
import { measure, openSession } from "./harness.ts";
import { tenColumns } from "./ten-columns.ts";

const spark = await openSession();
const address = new URL((process.env.SPARK_REMOTE ?? "").replace(/^sc:/, "http:")).host;
const client = new Client(address, credentials.createInsecure(), {
  "grpc.max_receive_message_length": -1,
  "grpc-node.flow_control_window": 4 * 1024 * 1024,
});
const request = create(ExecutePlanRequestSchema, {
  sessionId: spark.sessionId,
  userContext: { userId: "raw" },
  operationId: randomUUID(),
  plan: queryPlan(tenColumns(spark).toRelation()),
});
await measure(spark, {
  run: () =>
    new Promise<number>((resolve, reject) => {
      request.operationId = randomUUID();
      let bytes = 0;
      const call = client.makeServerStreamRequest(
        "/spark.connect.SparkConnectService/ExecutePlan",
        (message: Uint8Array) => Buffer.from(message),
        (message: Buffer) => message.length,
        encodeMessage(ExecutePlanRequestSchema, request),
      );
      call.on("data", (length: number) => {
        bytes += length;
      });
      call.on("end", () => resolve(bytes));
      call.on("error", reject);
    }),
});
