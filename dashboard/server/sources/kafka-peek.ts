import { randomUUID } from "node:crypto";
import type { Admin, Consumer, IHeaders, Kafka } from "kafkajs";

/** The newest messages of a partition: from an offset on, up to an end that does not move. */
interface Stretch {
  readonly partition: number;
  readonly from: bigint;
  readonly end: bigint;
}

/** A message and the partition it lies in. */
export interface FoundMessage {
  readonly partition: number;
  readonly message: {
    readonly offset: string;
    readonly timestamp: string;
    readonly key: Buffer | null;
    readonly value: Buffer | null;
    readonly headers?: IHeaders | undefined;
  };
}

/** What was found, and how many offsets were asked for. */
export interface Found {
  readonly messages: readonly FoundMessage[];
  readonly asked: number;
}

/** How long no message may come before the rest of the offsets is taken to hold none. */
const quietMs = 3_000;

/**
 * Reads the newest messages of a topic and changes nothing: nothing is committed, and the group that Kafka's protocol
 * wants for reading is removed afterwards.
 *
 * @param partition - null for all
 * @param count - at most so many of each partition
 */
export async function readNewest(
  kafka: Kafka,
  topic: string,
  partition: number | null,
  count: number,
  signal: AbortSignal,
): Promise<Found> {
  const admin = kafka.admin();
  await admin.connect();
  const groupId = `kindling-dashboard-peek-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
  try {
    const stretches = await newestOf(admin, topic, partition, count);
    const asked = stretches.reduce((sum, { from, end }) => sum + Number(end - from), 0);
    if (asked === 0) return { messages: [], asked };
    return { messages: await consume(consumer, topic, stretches, signal), asked };
  } finally {
    await consumer.disconnect().catch(() => undefined);
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
  }
}

/**
 * @throws RangeError if there is no such topic or partition
 */
async function newestOf(
  admin: Admin,
  topic: string,
  partition: number | null,
  count: number,
): Promise<readonly Stretch[]> {
  const topics = await admin.listTopics();
  if (!topics.includes(topic)) throw new RangeError(`Kafka has no topic "${topic}"`);
  const offsets = await admin.fetchTopicOffsets(topic);
  const chosen = offsets.filter((item) => partition === null || item.partition === partition);
  if (chosen.length === 0) throw new RangeError(`Topic "${topic}" has no partition ${partition}`);
  return chosen.map(({ partition, low, high }) => {
    const [first, end] = [BigInt(low), BigInt(high)];
    const from = end - BigInt(count);
    return { partition, from: from > first ? from : first, end };
  });
}

async function consume(
  consumer: Consumer,
  topic: string,
  stretches: readonly Stretch[],
  signal: AbortSignal,
): Promise<readonly FoundMessage[]> {
  const open = new Map(
    stretches.filter(({ from, end }) => from < end).map((stretch) => [stretch.partition, stretch]),
  );
  const found: FoundMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    let quiet: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(quiet);
      quiet = setTimeout(resolve, quietMs);
    };
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    consumer.on("consumer.crash", ({ payload }) => reject(payload.error));
    consumer.on("consumer.group_join", wait);
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          const stretch = open.get(batch.partition);
          if (stretch === undefined) return;
          const inside = batch.messages.filter(
            ({ offset }) => BigInt(offset) >= stretch.from && BigInt(offset) < stretch.end,
          );
          if (inside.length > 0) wait();
          found.push(...inside.map((message) => ({ partition: batch.partition, message })));
          if (BigInt(batch.lastOffset()) >= stretch.end - 1n) open.delete(batch.partition);
          if (open.size === 0) {
            clearTimeout(quiet);
            resolve();
          }
        },
      })
      .catch(reject);
    for (const { partition, from } of stretches) consumer.seek({ topic, partition, offset: String(from) });
  });
  return found;
}
