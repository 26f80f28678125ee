import kafkajs, { type Producer } from "kafkajs";
import type { Ledger, LedgerEntry, Outcome } from "./ledger.ts";
import { type PlannedMessage, sha256Of } from "./message.ts";
import type { Partitions } from "./topics.ts";

/** How many messages met which outcome in this run; `sent` is the sum of the others. */
export interface Totals {
  readonly sent: number;
  readonly acked: number;
  readonly failed: number;
  readonly unknown: number;
}

/** The same, where they are counted. */
export type MutableTotals = { -readonly [outcome in keyof Totals]: Totals[outcome] };

/** Sends messages and keeps the ledger about them. */
export interface Delivery {
  /**
   * Sends the messages in order and resolves when each has an outcome.
   *
   * @throws Error if the fate of some cannot be known; they stay `unknown` in the ledger, and the next start
   * looks them up in the topic.
   */
  send(messages: readonly PlannedMessage[]): Promise<void>;
}

/** The header that carries a message's `send_id`, by which the ledger and the topic are compared. */
export const sendIdHeader = "send_id";

/** Refusals by the broker after which it is certain that nothing was written. */
const certainRefusals: readonly string[] = [
  "MESSAGE_TOO_LARGE",
  "RECORD_LIST_TOO_LARGE",
  "INVALID_RECORD",
  "TOPIC_AUTHORIZATION_FAILED",
  "POLICY_VIOLATION",
];

/** Joins a connected producer with the ledger and the totals of this run. */
export function createDelivery(
  producer: Producer,
  partitions: Partitions,
  ledger: Ledger,
  replay: string,
  totals: MutableTotals,
): Delivery {
  const partitionOf = keyPartitioner(partitions);

  async function sendGroup(group: Group): Promise<void> {
    const sentAt = new Date().toISOString();
    const entryOf = (outcome: Outcome, message: PlannedMessage, offset: number | null): LedgerEntry => ({
      send_id: message.sendId,
      event_id: message.eventId,
      replay,
      topic: group.topic,
      key: message.key,
      sha256: sha256Of(message.value),
      fate: message.fate,
      fault: message.fault,
      sent_at: sentAt,
      outcome,
      partition: group.partition,
      offset,
    });
    const count = group.messages.length;
    ledger.append(group.messages.map((message) => entryOf("unknown", message, null)));
    totals.sent += count;
    totals.unknown += count;
    try {
      const [metadata] = await producer.send({
        topic: group.topic,
        acks: -1,
        compression: kafkajs.CompressionTypes.LZ4,
        messages: group.messages.map(({ key, value, sendId }) => ({
          key,
          value,
          partition: group.partition,
          headers: { [sendIdHeader]: sendId },
        })),
      });
      const first = Number(metadata?.baseOffset);
      if (!Number.isSafeInteger(first) || first < 0) {
        throw new Error(
          `Kafka acknowledged ${count} messages to ${group.topic} without saying at which offset`,
        );
      }
      ledger.append(group.messages.map((message, index) => entryOf("acked", message, first + index)));
      totals.acked += count;
    } catch (error) {
      if (!isCertainRefusal(error)) throw error;
      ledger.append(group.messages.map((message) => entryOf("failed", message, null)));
      totals.failed += count;
    }
    totals.unknown -= count;
  }

  return {
    async send(messages) {
      // One request per partition: its acknowledgement then says the offset of every message in it.
      for (const group of groupByPartition(messages, partitionOf)) await sendGroup(group);
    },
  };
}

interface Group {
  readonly topic: string;
  readonly partition: number;
  readonly messages: PlannedMessage[];
}

function groupByPartition(
  messages: readonly PlannedMessage[],
  partitionOf: (topic: string, key: string) => number,
): Group[] {
  const groups = new Map<string, Group>();
  for (const message of messages) {
    const partition = partitionOf(message.topic, message.key);
    const id = `${message.topic}/${partition}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { topic: message.topic, partition, messages: [message] });
    else group.messages.push(message);
  }
  return [...groups.values()];
}

/**
 * The partition of a key by the rule all Kafka clients share (murmur2). Keeps the answer for each key it has seen: a
 * producer has few keys, and asks often.
 */
export function keyPartitioner(partitions: Partitions): (topic: string, key: string) => number {
  const partitioner = kafkajs.Partitioners.DefaultPartitioner();
  const known = new Map([...partitions.keys()].map((topic) => [topic, new Map<string, number>()]));
  return (topic, key) => {
    const before = known.get(topic)?.get(key);
    if (before !== undefined) return before;
    const partitionMetadata = partitions.get(topic);
    if (partitionMetadata === undefined) {
      throw new Error(`A message for ${topic}, which this producer did not declare among its topics`);
    }
    const partition = partitioner({
      topic,
      partitionMetadata: [...partitionMetadata],
      message: { key, value: null },
    });
    known.get(topic)?.set(key, partition);
    return partition;
  };
}

/** Whether the broker refused a request so that it is certain that nothing of it was written. */
export function isCertainRefusal(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("type" in cause && typeof cause.type === "string" && certainRefusals.includes(cause.type))
      return true;
  }
  return false;
}
