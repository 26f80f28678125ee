/**
 * What a million rows cost before anything decodes them: received by gRPC for Node.js, and by the HTTP/2 of Node.js
 * alone, which frames no messages, checks no lengths and hands over whatever comes.
 *
 * `npx tsx --conditions=source connect-client/bench/http2.ts`, with the server in `SPARK_REMOTE` or else the local
 * stack's.
 */
import { randomUUID } from "node:crypto";
import { connect } from "node:http2";
import { fileURLToPath } from "node:url";
import { create } from "@bufbuild/protobuf";
import { ExecutePlanRequestSchema } from "../src/gen/spark/connect/base_pb.ts";
import { SparkSession } from "../src/index.ts";
import { encodeMessage } from "../src/internal/encode-message.ts";
import { queryPlan } from "../src/plan/plan.ts";
import { executeRaw, rawClient } from "./measurements/raw-call.ts";
import { tenColumns } from "./measurements/ten-columns.ts";

const SAMPLES = 5;
const WINDOW = 4 * 1024 * 1024;
const path = "/spark.connect.SparkConnectService/ExecutePlan";
process.env.SPARK_REMOTE ??= "sc://127.0.0.1:15002";
const remote = process.env.SPARK_REMOTE;
const { host } = new URL(remote.replace(/^sc:/, "http:"));

// Where the columns are described.
process.chdir(fileURLToPath(new URL("./measurements/", import.meta.url)));
const spark = await SparkSession.builder.remote(remote).create();
const plan = queryPlan(tenColumns(spark).toRelation());

function request(): Buffer {
  const message = create(ExecutePlanRequestSchema, {
    sessionId: spark.sessionId,
    userContext: { userId: "raw" },
    operationId: randomUUID(),
    plan,
  });
  return encodeMessage(ExecutePlanRequestSchema, message);
}

const client = rawClient();

async function overGrpc(): Promise<number> {
  let bytes = 0;
  await executeRaw(client, request(), (length) => {
    bytes += length;
  });
  return bytes;
}

const session = connect(`http://${host}`, { settings: { initialWindowSize: WINDOW } });
session.on("connect", () => session.setLocalWindowSize(WINDOW));

function overHttp2(): Promise<number> {
  const headers = { "content-type": "application/grpc", te: "trailers" };
  const stream = session.request({ ":method": "POST", ":path": path, ...headers });
  const message = request();
  const frame = Buffer.alloc(5);
  frame.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([frame, message]));
  return new Promise((resolve, reject) => {
    let bytes = 0;
    stream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.on("end", () => resolve(bytes)).on("error", reject);
  });
}

interface Sample {
  readonly ms: number;
  readonly cpuMs: number;
  readonly bytes: number;
}

async function sample(receive: () => Promise<number>): Promise<Sample> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const bytes = await receive();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, bytes };
}

function print(title: string, samples: readonly Sample[]): void {
  const least = (of: (sample: Sample) => number) => Math.min(...samples.map(of)).toFixed(0);
  const megabytes = ((samples[0]?.bytes ?? 0) / 1e6).toFixed(1);
  console.log(
    `${title}: ${least(({ ms }) => ms)} ms, CPU ${least(({ cpuMs }) => cpuMs)} ms, ${megabytes} MB`,
  );
}

await sample(overGrpc);
await sample(overHttp2);
const [grpc, http2]: [Sample[], Sample[]] = [[], []];
for (let i = 0; i < SAMPLES; i++) {
  grpc.push(await sample(overGrpc));
  http2.push(await sample(overHttp2));
}
console.log(`the least of ${SAMPLES}, taken in turns`);
print("gRPC for Node.js", grpc);
print("HTTP/2 of Node.js", http2);
client.close();
session.close();
await spark.stop();
