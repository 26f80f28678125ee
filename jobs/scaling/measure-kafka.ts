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
  const logs = join(config.stack.stateDir, "kafka", "data");
  const measured = await Promise.all(
    offsets.map(async ({ partition, high }) => {
      const { bytes, first } = await segmentsOf(join(logs, `${topic}-${partition}`));
      return { bytes, messages: Number(high) - first };
    }),
  );
  const messages = measured.reduce((sum, each) => sum + each.messages, 0);
  if (messages === 0) throw new Error(`topic ${topic} has no messages: run npm run producer:events`);
  return measured.reduce((sum, { bytes }) => sum + bytes, 0) / messages;
}

/** The bytes of a partition's log, and the offset at which it begins: deleted messages stay in it for a while. */
async function segmentsOf(folder: string): Promise<{ readonly bytes: number; readonly first: number }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const first = Math.min(...names.map((name) => Number(name.slice(0, -".log".length))));
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), first };
}
