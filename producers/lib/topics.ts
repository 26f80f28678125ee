import type { Kafka, PartitionMetadata } from "kafkajs";
import { kafkaProbe, type Say } from "./kafka.ts";
import { pause } from "./replay-clock.ts";

/** The partitions of each topic a producer sends to. */
export type Partitions = ReadonlyMap<string, readonly PartitionMetadata[]>;

/**
 * Waits until the broker answers and has the topics; null if `signal` ended the wait.
 *
 * A producer may be started before the stack: it says what it waits for instead of dying. It makes no topic,
 * because their partitions are declared in one place, config.yml.
 */
export async function waitForTopics(
  servers: string,
  clientId: string,
  topics: readonly string[],
  signal: AbortSignal,
  say: Say,
): Promise<Partitions | null> {
  const kafka = kafkaProbe(servers, clientId);
  let said = "";
  while (!signal.aborted) {
    const found = await describeTopics(kafka, topics);
    if (typeof found !== "string") return found;
    const line = `waiting for Kafka at ${servers}: ${found}; npm run up starts it`;
    if (line !== said) say(line);
    said = line;
    await pause(500, signal);
  }
  return null;
}

/** The partitions of the topics, or in words what is missing. */
async function describeTopics(kafka: Kafka, topics: readonly string[]): Promise<Partitions | string> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const existing = await admin.listTopics();
    const missing = topics.filter((topic) => !existing.includes(topic));
    if (missing.length > 0) return `it has no topic ${missing.join(", ")}`;
    const described = await admin.fetchTopicMetadata({ topics: [...topics] });
    const partitions = new Map(described.topics.map((topic) => [topic.name, topic.partitions]));
    const leaderless = described.topics.find((topic) => topic.partitions.some(({ leader }) => leader < 0));
    return leaderless === undefined ? partitions : `${leaderless.name} has a partition without a leader`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await admin.disconnect();
  }
}
