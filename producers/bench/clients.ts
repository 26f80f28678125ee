/**
 * Sends the same events in turns by kafkajs, by kafkajs with the requests of `lib/quick-requests.ts`, which the generator
 * uses, and by another client. Prints each turn as a line of JSON: acknowledged events a second and a second of this
 * process's processor time, and how long answers took. All are idempotent, ask all replicas, compress with LZ4, and have
 * one request of one partition under way on each of four connections.
 *
 * `node --conditions=source --import tsx producers/bench/clients.ts [turns]`
 */
import { registerLz4 } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import kafkajs from "kafkajs";
import { planEvents } from "../events/event-planner.ts";
import type { PlannedEvent } from "../events/messages.ts";
import { simulatedClicks, simulatedReadings } from "../events/sources/simulated.ts";
import { idempotentProducer } from "../lib/kafka.ts";
import { quickenRequests } from "../lib/quick-requests.ts";
import { otherClient } from "./other-client.ts";

const topic = `bench-clients-${process.pid}`;
const connections = 4;
const turns = Number(process.argv[2] ?? 5);
/** What the generator waits for by default, about what it has in a request when it is kept busy, and more. */
const batchSizes = [50, 250, 1_000];
const eventsPerTurn = 100_000;

type Send = (connection: number, events: readonly PlannedEvent[]) => Promise<unknown>;

const { bootstrapServers } = loadConfig().kafka;
const brokers = bootstrapServers.split(",");
registerLz4();
const kafka = new kafkajs.Kafka({ clientId: "bench", brokers, logLevel: kafkajs.logLevel.NOTHING });
const admin = kafka.admin();

const indices = Array.from({ length: connections }, (_, index) => index);
const withKafkajs = indices.map(() => idempotentProducer(kafka));
quickenRequests();
const { Producer } = await otherClient();
const withPlatformatic = indices.map(
  () =>
    new Producer({
      clientId: "bench",
      bootstrapBrokers: brokers,
      idempotent: true,
      compression: "lz4",
      serializers: { key: (key: string) => Buffer.from(key) },
    }),
);

const clients: Readonly<Record<string, Send>> = {
  // Messages with headers, even with none in them, are written by kafkajs itself.
  kafkajs: async (connection, events) => sendWithKafkajs(connection, events, { headers: {} }),
  "kafkajs, quickened": async (connection, events) => sendWithKafkajs(connection, events, {}),
  platformatic: async (connection, events) =>
    withPlatformatic[connection]?.send({
      acks: -1,
      messages: events.map(({ key, value, sentAt }) => ({
        topic,
        key,
        value,
        partition: connection,
        timestamp: BigInt(sentAt),
      })),
    }),
};

await admin.connect();
await admin.createTopics({ topics: [{ topic, numPartitions: connections }] });
await Promise.all(withKafkajs.map((producer) => producer.connect()));
try {
  const events = makeEvents(eventsPerTurn);
  // The first turn of each is not counted: it compiles what is hot.
  for (const batchSize of batchSizes)
    for (let turn = 0; turn <= turns; turn++)
      for (const [client, send] of Object.entries(clients)) {
        const figures = await takeTurn(send, events, batchSize);
        if (turn > 0) console.log(JSON.stringify({ client, batchSize, ...figures }));
      }
} finally {
  await Promise.all([
    ...withKafkajs.map((each) => each.disconnect()),
    ...withPlatformatic.map((each) => each.close()),
  ]);
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
}

async function sendWithKafkajs(
  connection: number,
  events: readonly PlannedEvent[],
  besides: Pick<kafkajs.Message, "headers">,
) {
  return withKafkajs[connection]?.send({
    topic,
    acks: -1,
    compression: kafkajs.CompressionTypes.LZ4,
    messages: events.map(({ key, value, sentAt }) => ({
      key,
      value,
      partition: connection,
      timestamp: String(sentAt),
      ...besides,
    })),
  });
}

function makeEvents(count: number): PlannedEvent[] {
  const sources = { clickstream: simulatedClicks(1), iot: simulatedReadings(1, 150) };
  const limits = { lateAfterMinutes: 5, futureAfterMinutes: 2, maxBytes: 16_384 };
  const planner = planEvents("bench", 1, sources, { share: 0, kinds: ["late"], ...limits });
  const now = Date.now();
  // Four page views to three sensor reports, as by default.
  return Array.from({ length: count }, (_, i) => planner.next(i % 7 < 4 ? "clickstream" : "iot", now)).flat();
}

async function takeTurn(send: Send, events: readonly PlannedEvent[], batchSize: number) {
  const [started, processor] = [performance.now(), process.cpuUsage()];
  const answers: number[] = [];
  let next = 0;
  const fill = async (connection: number) => {
    while (next < events.length) {
      const batch = events.slice(next, next + batchSize);
      next += batch.length;
      const sent = performance.now();
      await send(connection, batch);
      answers.push(performance.now() - sent);
    }
  };
  await Promise.all(indices.map(fill));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(processor);
  return {
    perSecond: events.length / seconds,
    perProcessorSecond: (events.length / (user + system)) * 1e6,
    answers,
  };
}
