import { setTimeout as sleep } from "node:timers/promises";
import type { Producer } from "kafkajs";
import { keyPartitioner } from "../lib/delivery.ts";
import type { Partitions } from "../lib/topics.ts";
import type { BatchLedger } from "./batch-ledger.ts";
import type { GeneratorMetrics } from "./generator-metrics.ts";
import type { GeneratorOptions } from "./generator-options.ts";
import type { PlannedEvent } from "./messages.ts";
import { type PartitionQueue, partitionQueue } from "./partition-queue.ts";
import { startSender } from "./sender.ts";

/** The queues of all partitions and the senders that empty them. */
export interface Lanes {
  add(event: PlannedEvent): void;
  /** Events that wait for their sender. */
  readonly waiting: number;
  wake(): void;
  /** @throws what a sender failed with */
  throwIfFailed(): void;
  /**
   * Sends what is left, for at most `graceMs`; returns how many events were not handed to Kafka by then.
   *
   * @throws what a sender failed with
   */
  drain(graceMs: number): Promise<number>;
}

/** Gives each partition a queue, and each producer its share of them. */
export function openLanes(
  producers: readonly Producer[],
  partitions: Partitions,
  ledger: BatchLedger,
  metrics: GeneratorMetrics,
  { batchSize, lingerMs }: Pick<GeneratorOptions, "batchSize" | "lingerMs">,
): Lanes {
  const queues = new Map<string, PartitionQueue[]>();
  for (const [topic, metadata] of partitions) {
    const own: PartitionQueue[] = [];
    for (const { partitionId } of metadata) own[partitionId] = partitionQueue(topic, partitionId, batchSize);
    queues.set(topic, own);
  }
  const all = [...queues.values()].flat();
  const senders = producers.map((producer, index) => {
    const own = all.filter((_queue, position) => position % producers.length === index);
    return startSender(producer, own, ledger, metrics, lingerMs);
  });
  const done = Promise.all(senders.map((sender) => sender.done));
  let failure: { readonly reason: unknown } | undefined;
  // Kept and not raced against: a promise that lives as long as the generator would collect a reaction at every tick.
  done.catch((reason: unknown) => {
    failure = { reason };
  });
  const partitionOf = keyPartitioner(partitions);
  const waiting = () => all.reduce((sum, { length }) => sum + length, 0);
  return {
    add(event) {
      const partition = partitionOf(event.topic, event.key);
      const queue = queues.get(event.topic)?.[partition];
      if (queue === undefined) throw new Error(`There is no partition ${partition} of ${event.topic}`);
      queue.add(event);
    },
    get waiting() {
      return waiting();
    },
    wake() {
      for (const sender of senders) sender.wake();
    },
    throwIfFailed() {
      if (failure !== undefined) throw failure.reason;
    },
    async drain(graceMs) {
      for (const sender of senders) sender.close();
      await Promise.race([done, sleep(graceMs)]);
      return waiting();
    },
  };
}
