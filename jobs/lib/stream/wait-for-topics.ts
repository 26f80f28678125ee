import { setTimeout as delay } from "node:timers/promises";
import type { Config } from "@kindling/spark/config";
import kafkajs from "kafkajs";

/** How often the broker is asked, and how often the wait is told about, in milliseconds. */
const askEvery = 1_000;
const tellEvery = 10_000;

/** Waits until the topics exist: a query on a topic that does not would die. Ends early when asked to stop. */
export async function waitForTopics(
  config: Config,
  topics: readonly string[],
  say: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const kafka = new kafkajs.Kafka({
    clientId: "kindling-jobs",
    brokers: config.kafka.bootstrapServers.split(","),
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  });
  let told = 0;
  while (!stop.aborted) {
    const problem = await missing(kafka, topics);
    if (problem === null) return;
    if (Date.now() - told >= tellEvery) {
      say(`waiting for ${problem}`);
      told = Date.now();
    }
    await delay(askEvery, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function missing(kafka: kafkajs.Kafka, topics: readonly string[]): Promise<string | null> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const known = new Set(await admin.listTopics());
    const absent = topics.filter((topic) => !known.has(topic));
    return absent.length === 0 ? null : `topic ${absent.join(", ")}`;
  } catch (error) {
    return `Kafka: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
