import { loadConfig, ordersTopic } from "@kindling/spark/config";
import kafkajs from "kafkajs";
import { eachRecord, kafkaClient } from "../../lib/verify/kafka-records.ts";
import { withAdmin } from "../kafka.ts";
import type { Moment } from "./waits.ts";

const config = loadConfig();

const topic = ordersTopic(config.orders);

/** Lets the broker stamp messages of the orders when it appends them, in place of their senders. */
export async function stampByBroker(): Promise<void> {
  const configEntries = [{ name: "message.timestamp.type", value: "LogAppendTime" }];
  const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }];
  await withAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources }));
}

/** How many messages the topic of the orders has. */
export async function messageCount(): Promise<number> {
  const ends = await withAdmin((admin) => admin.fetchTopicOffsets(topic));
  return ends.reduce((sum, { high }) => sum + Number(high), 0);
}

/** When each message of the topic was there to be read. */
export async function messagesSeen(): Promise<Moment[]> {
  const seen: Moment[] = [];
  await eachRecord(kafkaClient(config.kafka.bootstrapServers), topic, ({ value, timestamp }) => {
    if (value === null) return;
    const { order_id, version } = JSON.parse(Buffer.from(value).toString()) as Record<string, number>;
    seen.push({ order: order_id ?? 0, version: version ?? 0, at: timestamp });
  });
  return seen;
}
