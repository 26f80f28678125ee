import type { Config } from "../../config/index.ts";

/** Where a Kafka Connect worker listens, and where it finds the brokers. */
export interface WorkerPlace {
  readonly bootstrapServers: string;
  readonly listener: string;
  /** Its own name in the addresses it gives out. */
  readonly advertisedHost: string;
}

/** The variable that carries the replicator's password into the worker; it stands in none of its files or topics. */
export const replicatorPasswordVariable = "KINDLING_ORDERS_REPLICATOR_PASSWORD";

/**
 * The settings of the worker that reads the log.
 *
 * It is a group of one: what it must remember lies in Kafka, where a kill cannot tear it, as it can the file of
 * Connect's standalone mode.
 */
export function workerProperties({ kafka, orders }: Config, place: WorkerPlace): string {
  const json = "org.apache.kafka.connect.json.JsonConverter";
  const topic = (name: string) => `${orders.kafka.topicPrefix}_orders_connect_${name}`;
  const settings: Record<string, string | number | boolean> = {
    "bootstrap.servers": place.bootstrapServers,
    "group.id": `${orders.kafka.topicPrefix}-orders-log`,
    listeners: place.listener,
    "rest.advertised.host.name": place.advertisedHost,
    // Everything is on the class path and names itself; looking into every class takes seconds.
    "plugin.discovery": "service_load",
    "key.converter": json,
    "key.converter.schemas.enable": false,
    "value.converter": json,
    "value.converter.schemas.enable": false,
    "config.storage.topic": topic("config"),
    "offset.storage.topic": topic("offsets"),
    "status.storage.topic": topic("status"),
    "config.storage.replication.factor": kafka.replication,
    "offset.storage.replication.factor": kafka.replication,
    "status.storage.replication.factor": kafka.replication,
    "offset.storage.partitions": 1,
    "status.storage.partitions": 1,
    // A note a second adds up, and is read whole at a start.
    "offset.storage.segment.bytes": 1_048_576,
    // What is read again after a kill: the changes of the last second.
    "offset.flush.interval.ms": 1_000,
    // The worker that left is this one, started again: nobody else to wait for.
    "scheduled.rebalance.max.delay.ms": 0,
    "session.timeout.ms": 6_000,
    "heartbeat.interval.ms": 2_000,
    // Of Debezium's heartbeats; the topic of the orders is there already.
    "topic.creation.enable": true,
    "producer.compression.type": "lz4",
    "config.providers": "env",
    "config.providers.env.class": "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
    "config.providers.env.param.allowlist.pattern": replicatorPasswordVariable,
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n")}\n`;
}
