import type { Admin } from "kafkajs";
import type { TopicRow } from "../wire.ts";
import type { HealthQuery, Query } from "./queries.ts";

/** Runs something with a connected Kafka admin. */
export type WithAdmin = <T>(act: (admin: Admin) => Promise<T>) => Promise<T>;

/** Asks the cluster for its id, controller and brokers. */
export function kafkaHealth(withAdmin: WithAdmin, address: string): HealthQuery {
  return {
    component: "kafka",
    query: () =>
      withAdmin(async (admin) => {
        const { clusterId, brokers, controller } = await admin.describeCluster();
        const count = brokers.length === 1 ? "1 broker" : `${brokers.length} brokers`;
        return {
          title: "Kafka",
          address,
          identity: `${count}, controller ${controller} · cluster ${clusterId}`,
        };
      }),
  };
}

/** The end offsets of a topic at one moment. */
interface Reading {
  readonly end: bigint;
  readonly at: number;
}

/** Tells how fast each topic grows: the difference to the reading before. */
export class GrowthMeter {
  readonly #before = new Map<string, Reading>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Takes a reading; messages a second since the one before. */
  rate(topic: string, end: bigint): number | null {
    const reading = { end, at: this.#now() };
    const rate = growthPerSecond(this.#before.get(topic), reading);
    this.#before.set(topic, reading);
    return rate;
  }
}

/** Lists the declared topics with their size and growth. */
export function topicRows(
  withAdmin: WithAdmin,
  topics: readonly string[],
  now?: () => number,
): Query<readonly TopicRow[]> {
  const meter = new GrowthMeter(now);
  return () =>
    withAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = topics.filter((topic) => !existing.has(topic));
      if (missing.length > 0) throw new Error(`Kafka has no topic ${missing.join(", ")} yet`);
      return await Promise.all(
        topics.map(async (topic) => {
          const offsets = await admin.fetchTopicOffsets(topic);
          const sum = (key: "high" | "low") => offsets.reduce((total, item) => total + BigInt(item[key]), 0n);
          const end = sum("high");
          return {
            topic,
            partitions: offsets.length,
            messages: Number(end - sum("low")),
            messagesPerSecond: meter.rate(topic, end),
          };
        }),
      );
    });
}

/** Messages a second between two readings; unknown at the first, and when the topic was made anew in between. */
export function growthPerSecond(before: Reading | undefined, after: Reading): number | null {
  if (before === undefined || after.end < before.end || after.at <= before.at) return null;
  return (Number(after.end - before.end) * 1000) / (after.at - before.at);
}
