import { randomUUID } from "node:crypto";
import { loadConfig } from "@kindling/spark/config";
import kafkajs from "kafkajs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectQueries } from "../../server/queries/connect-queries.ts";
import { peekMessages } from "../../server/queries/peek-messages.ts";
import { kafkaClient } from "../../server/sources/kafka.ts";

const config = loadConfig();
const kafka = kafkaClient(config.kafka.bootstrapServers);
const { queries, close } = connectQueries(config, kafka);
const topic = `dashboard-test-${randomUUID()}`;
const admin = kafka.admin();
const soon = () => AbortSignal.timeout(60_000);

beforeAll(async () => {
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: 2, replicationFactor: 1 }],
    waitForLeaders: true,
  });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const message = (partition: number, number: number) => ({
    partition,
    key: `k${number}`,
    value: JSON.stringify({ number }),
    headers: { from: "test" },
  });
  await producer.send({
    topic,
    messages: [1, 2, 3, 4, 5].map((number) => message(0, number)),
    compression: kafkajs.CompressionTypes.LZ4,
  });
  await producer.send({ topic, messages: [message(1, 6)] });
  await producer.disconnect();
});
afterAll(async () => {
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  await close();
});

describe("the Kafka page on the running stack", () => {
  it("tells offsets, leaders and, on this machine, sizes of a topic", async () => {
    const found = (await queries.kafkaTopics(soon())).find((row) => row.topic === topic);
    expect(found).toMatchObject({ internal: false, messages: 6 });
    expect(found?.partitions).toMatchObject([
      { partition: 0, leader: 1, replicas: [1], inSync: [1], earliest: "0", latest: "5" },
      { partition: 1, leader: 1, replicas: [1], inSync: [1], earliest: "0", latest: "1" },
    ]);
    expect(found?.partitions[0]?.bytes ?? 1).toBeGreaterThan(0);
  });

  it("tells a group's lag", async () => {
    const groupId = `${topic}-group`;
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: "2" }] });
    const group = (await queries.kafkaGroups(soon())).find((row) => row.group === groupId);
    await admin.deleteGroups([groupId]);
    expect(group?.lags).toEqual([{ topic, partition: 0, offset: "2", latest: "5", lag: 3 }]);
  });

  it("reads checkpoints, those there are", async () => {
    for (const { lags, batchId } of await queries.checkpoints(soon())) {
      expect(batchId).toBeGreaterThanOrEqual(0);
      for (const { lag } of lags) expect(lag).toBeGreaterThanOrEqual(0);
    }
  });

  it("looks at the newest messages of a partition, or of all, and leaves no group behind", async () => {
    const peek = peekMessages(kafka);
    const one = await peek({ topic, partition: 0, count: 2 }, soon());
    expect(one.messages.map(({ offset }) => offset)).toEqual(["4", "3"]);
    expect(one.messages[0]).toMatchObject({
      key: { form: "text", text: "k5" },
      value: { form: "json", text: '{\n  "number": 5\n}' },
      headers: [["from", { form: "text", text: "test" }]],
    });
    expect(one.empty).toBe(0);
    const all = await peek({ topic, partition: null, count: 2 }, soon());
    expect(all.messages.map(({ partition, offset }) => `${partition}:${offset}`).sort()).toEqual([
      "0:3",
      "0:4",
      "1:0",
    ]);
    const { groups } = await admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.includes("peek"))).toEqual([]);
  });

  it("says what is not there", async () => {
    const peek = peekMessages(kafka);
    await expect(peek({ topic: "no-such-topic", partition: null, count: 1 }, soon())).rejects.toThrow(
      'Kafka has no topic "no-such-topic"',
    );
    await expect(peek({ topic, partition: 9, count: 1 }, soon())).rejects.toThrow("has no partition 9");
  });
});
