import type { Admin, ITopicMetadata } from "kafkajs";
import type { LogSizes } from "../sources/kafka-log-sizes.ts";
import type { KafkaPartition, KafkaTopic } from "../wire.ts";
import { GrowthMeter, type WithAdmin } from "./kafka-cluster.ts";
import type { Query } from "./queries.ts";

/** Every topic of the cluster with its partitions, Kafka's own last. */
export function kafkaTopics(
  withAdmin: WithAdmin,
  logSizes: LogSizes,
  now: () => number = () => performance.now(),
): Query<readonly KafkaTopic[]> {
  const meter = new GrowthMeter(now);
  return async () => {
    const sizes = await logSizes();
    return await withAdmin(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata();
      const rows = await Promise.all(topics.map((topic) => describeTopic(admin, topic, meter, sizes)));
      return rows.sort((a, b) => Number(a.internal) - Number(b.internal) || a.topic.localeCompare(b.topic));
    });
  };
}

async function describeTopic(
  admin: Admin,
  { name, partitions }: ITopicMetadata,
  meter: GrowthMeter,
  sizes: Awaited<ReturnType<LogSizes>>,
): Promise<KafkaTopic> {
  const offsets = new Map((await admin.fetchTopicOffsets(name)).map((item) => [item.partition, item]));
  const rows = partitions
    .map((item): KafkaPartition => {
      const { low = "0", high = "0" } = offsets.get(item.partitionId) ?? {};
      return {
        partition: item.partitionId,
        leader: item.leader,
        replicas: item.replicas,
        inSync: item.isr,
        earliest: low,
        latest: high,
        bytes: sizes?.get(`${name}-${item.partitionId}`) ?? null,
      };
    })
    .sort((a, b) => a.partition - b.partition);
  const sum = (key: "earliest" | "latest") => rows.reduce((total, row) => total + BigInt(row[key]), 0n);
  const end = sum("latest");
  return {
    topic: name,
    internal: name.startsWith("__"),
    messages: Number(end - sum("earliest")),
    messagesPerSecond: meter.rate(name, end),
    partitions: rows,
  };
}
