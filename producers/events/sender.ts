import kafkajs, { type Producer } from "kafkajs";
import { isCertainRefusal } from "../lib/delivery.ts";
import type { BatchLedger } from "./batch-ledger.ts";
import type { GeneratorMetrics } from "./generator-metrics.ts";
import type { PartitionQueue } from "./partition-queue.ts";

/** Sends what its queues hold, one batch after the other, until it is closed. */
export interface Sender {
  /** Looks at the queues: something was added, or must go now. */
  wake(): void;
  /** Resolves when everything queued before {@link close} has an answer; rejects if a batch's fate is not known. */
  readonly done: Promise<void>;
  close(): void;
}

/**
 * Starts a sender over its own connection and its own partitions.
 *
 * One request is under way at a time, so that the broker's idempotence keeps the order; several senders together
 * fill the connection. A request holds one batch of one partition: its answer then speaks of every event in it.
 *
 * @param lingerMs - how long an event may wait for a batch to fill
 */
export function startSender(
  producer: Producer,
  queues: readonly PartitionQueue[],
  ledger: BatchLedger,
  metrics: GeneratorMetrics,
  lingerMs: number,
): Sender {
  let closing = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    for (;;) {
      const now = performance.now();
      const due = queues.filter((queue) => queue.isDue(now, closing ? 0 : lingerMs));
      for (const queue of due) await sendFrom(queue);
      if (due.length > 0) continue;
      if (closing) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, lingerMs / 4).unref();
      });
    }
  }

  async function sendFrom(queue: PartitionQueue): Promise<void> {
    const { topic, partition } = queue;
    const events = queue.take();
    const batch = ledger.leaving(topic, partition, events);
    const started = performance.now();
    metrics.left(topic, events.length);
    try {
      const messages = events.map(({ key, value, sentAt }) => ({
        key,
        value,
        partition,
        timestamp: String(sentAt),
      }));
      const compression = kafkajs.CompressionTypes.LZ4;
      const [answer] = await producer.send({ topic, acks: -1, compression, messages });
      const offset = Number(answer?.baseOffset);
      if (!Number.isSafeInteger(offset) || offset < 0)
        throw new Error(`Kafka acknowledged a batch of ${topic} without saying at which offset`);
      ledger.answered({ batch, outcome: "acked", offset });
      metrics.acknowledged(topic, events.length, performance.now() - started);
    } catch (error) {
      if (!isCertainRefusal(error)) throw error;
      ledger.answered({ batch, outcome: "failed", offset: null });
      metrics.refused(topic, events.length);
    }
  }

  return {
    wake: () => wake(),
    done: run(),
    close() {
      closing = true;
      wake();
    },
  };
}
