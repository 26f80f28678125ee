/** Executions by gRPC for Node.js alone: nothing but it is imported, and nothing looks into the answers. */
import { Client, credentials } from "@grpc/grpc-js";

/** A channel to the server of the run. */
export function rawClient(): Client {
  const { host } = new URL((process.env.SPARK_REMOTE ?? "").replace(/^sc:/, "http:"));
  return new Client(host, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
    "grpc-node.flow_control_window": 4 * 1024 * 1024,
  });
}

/**
 * Executes an encoded `ExecutePlanRequest`.
 *
 * @param seen - is told the length of each answer in bytes
 */
export function executeRaw(client: Client, request: Uint8Array, seen: (length: number) => void) {
  const call = client.makeServerStreamRequest(
    "/spark.connect.SparkConnectService/ExecutePlan",
    (message: Uint8Array) => Buffer.from(message),
    (message: Buffer) => message.length,
    request,
  );
  call.on("data", seen);
  return new Promise<void>((resolve, reject) => void call.on("end", resolve).on("error", reject));
}

/** `select 1 AS one` as an `ExecutePlanRequest`, written by hand: no part of it is as long as 128 bytes. */
export function selectOne(sessionId: string): Uint8Array {
  const sql = field(10, field(1, "select 1 AS one"));
  return Buffer.concat([field(1, sessionId), field(2, field(1, "raw")), field(3, field(1, sql))]);
}

function field(number: number, value: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
}
