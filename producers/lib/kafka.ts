import { registerLz4 } from "@kindling/spark/clients";
import kafkajs, { type Kafka, type logCreator, type PartitionerArgs, type Producer } from "kafkajs";

/** Writes one line for the person at the terminal. */
export type Say = (line: string) => void;

/** A broker may be away for long; a producer waits for it, trying again at least this often. */
const maxRetryMs = 2_000;

/** Names the cluster a producer talks to; its requests wait for a broker that is away. Connects to nothing yet. */
export function kafkaClient(bootstrapServers: string, clientId: string, say: Say): Kafka {
  registerLz4();
  return new kafkajs.Kafka({
    ...cluster(bootstrapServers, clientId),
    logLevel: kafkajs.logLevel.WARN,
    logCreator: troubleTo(say),
    retry: { initialRetryTime: 200, maxRetryTime: maxRetryMs, retries: Number.MAX_SAFE_INTEGER },
  });
}

/** The same cluster for a question that fails at once, and silently, when no broker answers. */
export function kafkaProbe(bootstrapServers: string, clientId: string): Kafka {
  return new kafkajs.Kafka({
    ...cluster(bootstrapServers, clientId),
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  });
}

function cluster(bootstrapServers: string, clientId: string) {
  const brokers = bootstrapServers.split(",").map((server) => server.trim());
  return { clientId, brokers, connectionTimeout: 3_000 };
}

/**
 * A producer whose retries cannot double or reorder messages within its life: idempotent, one request in flight.
 *
 * It never gives up on a broker that is away; whoever waits for it decides how long.
 */
export function idempotentProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: () => statedPartition,
  });
}

/** Every message says where it goes; the partitioner of kafkajs would look through all partitions first. */
function statedPartition({ topic, message: { partition } }: PartitionerArgs): number {
  if (partition === undefined) throw new Error(`A message for ${topic} was sent without its partition`);
  return partition;
}

/** What kafkajs reports as an error although every broker says it when it is asked for the first time. */
const harmless = /coordinator is loading/;

/** Passes on what kafkajs complains about, each complaint at most once in ten seconds. */
function troubleTo(say: Say): logCreator {
  const saidAt = new Map<string, number>();
  return () =>
    ({ log }) => {
      if (harmless.test(log.message)) return;
      const now = performance.now();
      if (now - (saidAt.get(log.message) ?? Number.NEGATIVE_INFINITY) < 10_000) return;
      saidAt.set(log.message, now);
      say(`kafka: ${log.message}${typeof log.error === "string" ? `: ${log.error}` : ""}`);
    };
}
