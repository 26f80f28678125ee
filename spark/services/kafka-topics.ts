import kafkajs, { type Admin } from "kafkajs";
import type { Config } from "../config/index.ts";

/**
 * Makes the topics of config.yml that are missing, adds partitions where there are too few, and sets what else is
 * declared: retention, and how many copies must have a message. Partitions cannot be taken away, so more than
 * declared are left as they are; so is the number of copies a topic was made with.
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
  await setConfigs(admin, config);
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

/** Only where something differs: the call replaces all settings of a topic, so those it has are sent with it. */
async function setConfigs(admin: Admin, config: Config): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: config.topics.map(({ name }) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  const differing = resources.flatMap(({ resourceName, configEntries }) => {
    const have = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
    const declared = declaredConfigs(config, resourceName);
    if (declared.every(([name, value]) => have.get(name) === value)) return [];
    const own = configEntries.filter(({ configSource }) => configSource === ofTheTopic);
    const wanted = new Map([...own.map((each) => [each.configName, each.configValue] as const), ...declared]);
    const entries = [...wanted].map(([name, value]) => ({ name, value }));
    return [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: resourceName, configEntries: entries }];
  });
  if (differing.length > 0) await admin.alterConfigs({ validateOnly: false, resources: differing });
}

/** The source of a setting that was made for its topic (DYNAMIC_TOPIC_CONFIG). */
const ofTheTopic = 1;

function declaredConfigs(config: Config, topic: string): (readonly [string, string])[] {
  const retentionMs = config.topics.find(({ name }) => name === topic)?.retentionMs;
  return [
    ["min.insync.replicas", String(config.kafka.minInSync)],
    ...(retentionMs === undefined ? [] : [["retention.ms", String(retentionMs)] as const]),
  ];
}
