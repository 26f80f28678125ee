import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "@kindling/spark/config";
import kafkajs from "kafkajs";

/**
 * Bytes of a message in the log of the embedded broker, which lies in the state folder.
 *
 * @throws Error if the topic has no messages, or the broker's folder is not on this machine
 */
export async function kafkaBytesPerMessage(config: Config, topic: string): Promise<number> {
  const kafka = new kafkajs.Kafka({
    clientId: "kindling-scaling",
    brokers: config.kafka.bootstrapServers.split(","),
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const messages = offsets.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
  if (messages === 0) throw new Error(`topic ${topic} has no messages: run npm run producer:events`);
  const logs = join(config.stack.stateDir, "kafka", "data");
  const sizes = await Promise.all(
    offsets.map(({ partition }) => logBytes(join(logs, `${topic}-${partition}`))),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / messages;
}

async function logBytes(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
