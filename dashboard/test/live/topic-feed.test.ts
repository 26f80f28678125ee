import { randomUUID } from "node:crypto";
import { loadConfig } from "@kindling/spark/config";
import kafkajs, { type Admin, type Producer } from "kafkajs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TopicFeed } from "../../server/live/topic-feed.ts";
import { kafkaClient } from "../../server/sources/kafka.ts";
import type { FeedState } from "../../server/wire.ts";

const kafka = kafkaClient(loadConfig().kafka.bootstrapServers);
const topic = `dashboard-test-${randomUUID()}`;
let admin: Admin;
let producer: Producer;

beforeAll(async () => {
  admin = kafka.admin();
  producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
});
afterAll(async () => {
  await admin.deleteTopics({ topics: [topic] });
  await Promise.all([admin.disconnect(), producer.disconnect()]);
});

/** A feed that remembers what it was given. */
function record(tail: number) {
  const received: string[] = [];
  const states: FeedState[] = [];
  const feed = new TopicFeed(kafka, topic, tail, {
    onMessage: (_topic, value) => {
      const text = Buffer.from(value ?? []).toString();
      if (text === "bad") throw new Error("not what the contract says");
      received.push(text);
    },
    onState: (state) => states.push(state),
  });
  return { feed, received, last: () => states.at(-1) };
}

async function send(...values: string[]) {
  const messages = values.map((value) => ({ value, partition: 0 }));
  await producer.send({ topic, messages, compression: kafkajs.CompressionTypes.LZ4 });
}

describe("TopicFeed", () => {
  it("waits for a topic that is not there, then follows it from its tail, counting bad messages", async () => {
    const { feed, received, last } = record(3);
    feed.start();
    await expect.poll(() => last()?.state, { timeout: 20_000 }).toBe("failed");

    await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
    await send("1", "2", "3", "4", "5");
    await expect.poll(() => last()?.received ?? 0, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    await send("bad", "6");
    await expect.poll(() => received.at(-1), { timeout: 20_000 }).toBe("6");
    expect(received.slice(-4)).toEqual(["3", "4", "5", "6"]);
    expect(last()).toMatchObject({ state: "live", rejected: 1, error: null });
    expect(Date.now() - Date.parse(last()?.lastMessageAt ?? "")).toBeLessThan(60_000);
    await feed.stop();
  });

  it("starts with the newest messages only, and leaves no consumer group behind", async () => {
    const groups = async () =>
      (await admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith("kindling-dashboard-"));
    const before = (await groups()).length;
    const { feed, received } = record(2);
    feed.start();
    await expect.poll(() => received, { timeout: 30_000 }).toEqual(["6"]);
    await send("7");
    await expect.poll(() => received, { timeout: 20_000 }).toEqual(["6", "7"]);
    await feed.stop();
    expect(await groups()).toHaveLength(before);
  });
});
