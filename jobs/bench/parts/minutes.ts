/**
 * One-minute windows from Kafka to Kafka at 1,000 messages a second and 1,000 keys, as fast as batches go: how long
 * after a message its window's new count is in the other topic, and how long batches take when this client and PySpark
 * submit the same query in turns.
 */

import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { storageClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import type kafkajs from "kafkajs";
import { pythonWithPyspark } from "../../../connect-client/test/pyspark/environment.ts";
import { deleteKeys, listKeys } from "../../lib/lake/checkpoints.ts";
import { kafka, withAdmin } from "../kafka.ts";
import { Twin } from "../minutes/twin.ts";
import { figure, markdown, median, quantile, ratioOf } from "../statistics.ts";

const turns = 3;
/** Of each turn, until batches are compiled and even. */
const warmUpSeconds = 12;
const measuredSeconds = 20;
const perSecond = 1_000;

const config = loadConfig();
const servers = config.kafka.sparkBootstrapServers;
const name = `bench-minutes-${process.pid}`;
const [from, to] = [`${name}-in`, `${name}-out`];
const pathOf = (file: string) => fileURLToPath(new URL(`../minutes/${file}`, import.meta.url));

const python = await pythonWithPyspark("4.0.0", "the minutes of the benchmark");
const twins = new Map([
  [
    "spark-connect-js",
    new Twin(
      [process.execPath, "--conditions=source", "--import", "tsx", pathOf("minutes.ts")],
      config.spark.remote,
    ),
  ],
  ...(python === undefined
    ? []
    : ([["PySpark", new Twin([python, pathOf("minutes.py")], config.spark.remote)]] as const)),
]);

interface Turn {
  readonly batchMs: readonly number[];
  readonly latencyMs: readonly number[];
}

await withAdmin((admin) =>
  admin.createTopics({ topics: [from, to].map((topic) => ({ topic, numPartitions: 4 })) }),
);
const latencies: number[] = [];
const consumer = kafka.consumer({ groupId: name });
const feed = await startFeed();
const results = new Map<string, Turn[]>([...twins.keys()].map((client) => [client, []]));
const plans = new Set<string>();
try {
  await consumer.connect();
  await consumer.subscribe({ topic: to });
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const { timestamp, value } of batch.messages)
        latencies.push(Number(timestamp) - Number(String(value).split(" ")[1]));
    },
  });
  for (let turn = 0; turn < turns; turn++)
    for (const [client, twin] of twins) results.get(client)?.push(await takeTurn(twin, `${client}-${turn}`));
} finally {
  feed.stop();
  await consumer.disconnect();
  for (const twin of twins.values()) twin.end();
  await withAdmin((admin) => admin.deleteTopics({ topics: [from, to] }));
  const store = storageClient(config.storage);
  await deleteKeys(store, "silver", await listKeys(store, "silver", `${name}/`));
  store.destroy();
}
report();

async function takeTurn(twin: Twin, id: string): Promise<Turn> {
  const checkpoint = `s3a://silver/${name}/${id}`;
  const { plan } = await twin.ask<{ plan: string }>({ do: "start", servers, from, to, checkpoint });
  plans.add(withoutIds(plan));
  await delay(warmUpSeconds * 1_000);
  latencies.length = 0;
  await delay(measuredSeconds * 1_000);
  const latencyMs = [...latencies];
  const { batchMs } = await twin.ask<{ batchMs: number[] }>({ do: "stop" });
  // Of the whole turn, so without the share that is warm-up.
  return {
    batchMs: batchMs.slice(Math.floor((batchMs.length * warmUpSeconds) / (warmUpSeconds + measuredSeconds))),
    latencyMs,
  };
}

/** Every plan has its own numbers for columns and steps, and its own UUIDs. */
function withoutIds(plan: string): string {
  return plan.replace(/#\d+L?|plan_id=\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");
}

/** Sends messages evenly until stopped, each key once a second. */
async function startFeed(): Promise<{ stop(): void }> {
  const producer = kafka.producer();
  await producer.connect();
  const [started, tickMs] = [Date.now(), 20];
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - started) / 1_000) * perSecond) - sent;
    const messages: kafkajs.Message[] = Array.from({ length: due }, (_, i) => ({
      key: String((sent + i) % perSecond),
      value: "",
    }));
    sent += due;
    if (due > 0) void producer.send({ topic: from, messages });
  }, tickMs);
  return {
    stop() {
      clearInterval(timer);
      void producer.disconnect();
    },
  };
}

function report(): void {
  if (plans.size > 1)
    throw new Error(`the two clients did not submit the same plan:\n${[...plans].join("\n\n")}`);
  const rows = [...results].map(([client, all]) => {
    const latencyMs = all.flatMap((turn) => turn.latencyMs);
    const batchMs = all.flatMap((turn) => turn.batchMs);
    return [
      client,
      ...[quantile(latencyMs, 0.5), quantile(latencyMs, 0.99), median(batchMs)].map(
        (ms) => `${figure(ms)} ms`,
      ),
      figure(latencyMs.length),
    ];
  });
  rows.push(["Spark's own figures, 3 × 5 cores", "358 ms", "492 ms", "", ""]);
  console.log(markdown(["submitted by", "latency p50", "p99", "batch p50", "counts told"], rows));
  const [ours = [], pyspark] = [...results.values()].map((all) => all.map(({ batchMs }) => median(batchMs)));
  if (pyspark === undefined) return;
  const { ratio, of } = ratioOf(ours, pyspark);
  console.log(
    `\nDuration of batches, spark-connect-js to PySpark: ${ratio.toFixed(2)} (of turns ${of.map((each) => each.toFixed(2)).join(" to ")}); goal 1.0. The plans are the same.`,
  );
}
