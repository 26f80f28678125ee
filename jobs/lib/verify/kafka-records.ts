import { registerLz4 } from "@kindling/spark/clients";
import kafkajs, { type Kafka } from "kafkajs";

/** One message as the broker holds it. */
export interface SourceRecord {
  readonly partition: number;
  readonly offset: bigint;
  readonly value: Uint8Array | null;
}

/** The same with what else the broker keeps of it. */
export interface StampedRecord extends SourceRecord {
  /** The time Kafka gave it, epoch milliseconds. */
  readonly timestamp: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A client of the brokers that reads LZ4 as the producers write it. */
export function kafkaClient(bootstrapServers: string): Kafka {
  registerLz4();
  return new kafkajs.Kafka({
    clientId: "kindling-verify",
    brokers: bootstrapServers.split(","),
    logLevel: kafkajs.logLevel.NOTHING,
  });
}

/** Reads a topic from its first message to the last one it has now. */
export async function readTopic(kafka: Kafka, topic: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  await eachRecord(kafka, topic, ({ partition, offset, value }) =>
    records.push({ partition, offset, value }),
  );
  return records;
}

/** Calls `use` for each message from the first to the last one there is now; those of one partition in order. */
export async function eachRecord(
  kafka: Kafka,
  topic: string,
  use: (record: StampedRecord) => void,
): Promise<void> {
  const ends = await endOffsets(kafka, topic);
  const open = new Set(ends.keys());
  if (open.size === 0) return;
  // A consumer that kafkajs starts again begins at the first message again: what was used is not used twice.
  const next = new Map<number, bigint>();
  const consumer = kafka.consumer({
    groupId: `kindling-verify-${topic}-${process.pid}-${Date.now()}`,
    // On a busy machine a batch may take long to judge.
    sessionTimeout: 120_000,
  });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      // A fresh broker has no coordinator at first: what kafkajs starts again by itself is no failure.
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch, heartbeat }) => {
            const end = ends.get(batch.partition);
            if (end === undefined) return;
            const { partition } = batch;
            for (const { offset, value, timestamp, headers = {} } of batch.messages) {
              const at = BigInt(offset);
              if (at >= end || at < (next.get(partition) ?? 0n)) continue;
              next.set(partition, at + 1n);
              use({ partition, offset: at, value, timestamp: Number(timestamp), headers });
            }
            await heartbeat();
            if (BigInt(batch.lastOffset()) >= end - 1n) open.delete(batch.partition);
            if (open.size === 0) resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

/** The offset after the last message of each partition that holds any. */
async function endOffsets(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets
        .filter(({ high, low }) => BigInt(high) > BigInt(low))
        .map(({ partition, high }) => [partition, BigInt(high)]),
    );
  } finally {
    await admin.disconnect();
  }
}
