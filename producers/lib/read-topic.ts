import type { IHeaders, Kafka } from "kafkajs";

/** A message as it lies in the topic. */
export interface StoredMessage {
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders | undefined;
}

/** What to read: the messages from a time on (epoch milliseconds), in the name of a consumer group. */
export interface ReadOptions {
  readonly since: number;
  readonly group: string;
}

/**
 * Reads a topic from a time on up to the end it has when the reading begins, each partition in order.
 *
 * The group is made for the reading and removed after it.
 */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  { since, group }: ReadOptions,
  onMessage: (message: StoredMessage) => void,
): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const consumer = kafka.consumer({ groupId: group, retry: { retries: Number.MAX_SAFE_INTEGER } });
  try {
    const ranges = await rangesSince(admin, topic, since);
    if (ranges.size === 0) return;
    await consumer.connect();
    await consumer.subscribe({ topic });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const eachMessage = ({ partition, message }: EachMessage) => {
        const range = ranges.get(partition);
        const offset = Number(message.offset);
        if (range === undefined || offset < range.from || offset >= range.until) return;
        const { key, value, headers } = message;
        onMessage({ partition, offset, key, value, headers });
        if (offset === range.until - 1) ranges.delete(partition);
        if (ranges.size === 0) resolve();
      };
      consumer
        .run({ autoCommit: false, eachMessage: async (payload) => eachMessage(payload) })
        .then(() => {
          for (const [partition, { from }] of ranges)
            consumer.seek({ topic, partition, offset: String(from) });
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([group]).catch(() => {
      // A group that nothing joined does not exist.
    });
    await admin.disconnect();
  }
}

interface EachMessage {
  readonly partition: number;
  readonly message: {
    readonly offset: string;
    readonly key: Buffer | null;
    readonly value: Buffer | null;
    readonly headers?: IHeaders;
  };
}

interface Range {
  readonly from: number;
  readonly until: number;
}

/** The offsets to read per partition; partitions with nothing to read are left out. */
async function rangesSince(
  admin: ReturnType<Kafka["admin"]>,
  topic: string,
  since: number,
): Promise<Map<number, Range>> {
  const starts = await admin.fetchTopicOffsetsByTimestamp(topic, since);
  const from = new Map(starts.map(({ partition, offset }) => [partition, Number(offset)]));
  const ends = await admin.fetchTopicOffsets(topic);
  const ranges = ends.map(({ partition, low, high }): [number, Range] => [
    partition,
    { from: Math.max(from.get(partition) ?? 0, Number(low)), until: Number(high) },
  ]);
  return new Map(ranges.filter(([, range]) => range.from < range.until));
}
