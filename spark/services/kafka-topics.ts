import kafkajs, { type Admin } from "kafkajs";
import type { Config } from "../config/index.ts";

/**
 * Makes the topics of config.yml that are missing, adds partitions where there are too few, and sets the
 * retention that is declared. Partitions cannot be taken away, so more than declared are left as they are.
 */
export async function makeTopics(admin: Admin, config: Config): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = config.topics.filter(({ name }) => !existing.has(name));
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ name, partitions }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: config.kafka.replication,
      })),
    });
  }
  await addPartitions(
    admin,
    config.topics.filter(({ name }) => existing.has(name)),
  );
  await setRetention(admin, config.topics);
}

async function addPartitions(admin: Admin, topics: Config["topics"]): Promise<void> {
  if (topics.length === 0) return;
  const { topics: found } = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  const have = new Map(found.map(({ name, partitions }) => [name, partitions.length]));
  const tooFew = topics.filter(({ name, partitions }) => (have.get(name) ?? 0) < partitions);
  if (tooFew.length === 0) return;
  await admin.createPartitions({
    topicPartitions: tooFew.map(({ name, partitions }) => ({ topic: name, count: partitions })),
  });
}

async function setRetention(admin: Admin, topics: Config["topics"]): Promise<void> {
  const kept = topics.flatMap(({ name, retentionMs }) =>
    retentionMs === undefined ? [] : [{ name, retentionMs }],
  );
  if (kept.length === 0) return;
  await admin.alterConfigs({
    validateOnly: false,
    resources: kept.map(({ name, retentionMs }) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name,
      configEntries: [{ name: "retention.ms", value: String(retentionMs) }],
    })),
  });
}
