import type { PlannedEvent } from "./messages.ts";

/** The events that wait for their place in one partition. */
export interface PartitionQueue {
  readonly topic: string;
  readonly partition: number;
  readonly length: number;
  add(event: PlannedEvent): void;
  /** Whether a batch is full, or the oldest event has waited for `lingerMs`. */
  isDue(now: number, lingerMs: number): boolean;
  /** What goes next: all that waits, up to what fits into a request. */
  take(): readonly PlannedEvent[];
}

/** Bytes of values in a request, well below the megabyte a broker takes. */
const maxRequestBytes = 512 * 1024;
/** Events in a request, unless a batch is larger: kafkajs takes longer for each the more of them there are. */
const maxRequestEvents = 500;

/**
 * A queue that is due at `batchSize` events. What waits longer than that, because the sender was busy, goes in one
 * larger request: the busier the sender, the fewer requests it needs.
 */
export function partitionQueue(topic: string, partition: number, batchSize: number): PartitionQueue {
  const most = Math.max(batchSize, maxRequestEvents);
  let waiting: PlannedEvent[] = [];
  let since = 0;
  return {
    topic,
    partition,
    get length() {
      return waiting.length;
    },
    add(event) {
      if (waiting.length === 0) since = performance.now();
      waiting.push(event);
    },
    isDue: (now, lingerMs) => waiting.length >= batchSize || (waiting.length > 0 && now - since >= lingerMs),
    take() {
      let bytes = 0;
      let count = 0;
      for (const { value } of waiting) {
        bytes += value.length;
        if (count === most || (count > 0 && bytes > maxRequestBytes)) break;
        count += 1;
      }
      const taken = waiting.slice(0, count);
      waiting = waiting.slice(count);
      return taken;
    },
  };
}
