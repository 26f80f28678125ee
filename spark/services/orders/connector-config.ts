import { type Config, ordersTopic } from "../../config/index.ts";
import { ordersPublication, ordersRoles } from "./roles.ts";
import { replicatorPasswordVariable } from "./worker-properties.ts";

/** The one connector of the worker. */
export const connectorName = "orders";

const transforms = "org.apache.kafka.connect.transforms";

/** Debezium's settings: the log of the table `orders` as flat JSON messages on one topic. */
export function connectorConfig({ kafka, postgres, orders }: Config): Record<string, string> {
  const { topicPrefix } = orders.kafka;
  return {
    "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
    "tasks.max": "1",
    "database.hostname": postgres.host,
    "database.port": String(postgres.port),
    "database.user": ordersRoles.replicator,
    "database.password": `\${env:${replicatorPasswordVariable}}`,
    "database.dbname": orders.postgres.database,
    "topic.prefix": topicPrefix,
    "plugin.name": "pgoutput",
    "slot.name": orders.postgres.slot,
    "publication.name": ordersPublication,
    "publication.autocreate.mode": "disabled",
    "table.include.list": "public.orders",
    // Means something to its own database only.
    "column.exclude.list": "public.orders.changed_xid",
    // A slot that was lost and made anew has a gap before it: refuse to go on from there.
    "offset.mismatch.strategy": "trust_offset",
    ...snapshotSettings,
    ...liveSettings,
    "topic.creation.default.partitions": "1",
    "topic.creation.default.replication.factor": String(kafka.replication),
    ...messageSettings(topicPrefix, ordersTopic(orders)),
  };
}

/**
 * The snapshot is asked for by a signal and read in pieces while the log flows. The kind that Debezium takes before it
 * begins with the log starts over when it is cut short, and a row it had told of that was deleted meanwhile would
 * stay in the topic for ever.
 */
const snapshotSettings = {
  "snapshot.mode": "no_data",
  "signal.enabled.channels": "source",
  "signal.data.collection": "public.log_signals",
  "incremental.snapshot.chunk.size": "5000",
  // Marks of where a read begins and ends do not pile up.
  "incremental.snapshot.watermarking.strategy": "insert_delete",
};

const liveSettings = {
  // A change waits so long for others that may go with it, unless there are 2,048 of them.
  "poll.interval.ms": "10",
  "status.update.interval.ms": "1000",
  "retriable.restart.connector.wait.ms": "2000",
  // While nothing happens to orders, other databases write to the log: without a word from here it would be kept for
  // ever.
  "heartbeat.interval.ms": "5000",
  "heartbeat.action.query": "SELECT pg_logical_emit_message(false, 'heartbeat', '')",
  "message.prefix.exclude.list": "heartbeat",
};

/** What makes Debezium's envelopes the messages of the contract. */
function messageSettings(topicPrefix: string, topic: string): Record<string, string> {
  const change = (name: string, type: string, settings: Record<string, string>) =>
    Object.entries({ type, predicate: "isOrder", ...settings }).map(([key, value]) => [
      `transforms.${name}.${key}`,
      value,
    ]);
  const named = (name: string, table: string) => ({
    [`predicates.${name}.type`]: `${transforms}.predicates.TopicNameMatches`,
    [`predicates.${name}.pattern`]: `${topicPrefix}\\.public\\.${table}`,
  });
  return {
    "decimal.handling.mode": "string",
    "time.precision.mode": "adaptive_time_microseconds",
    "tombstones.on.delete": "false",
    "extended.headers.enabled": "false",
    predicates: "isOrder,isSignal",
    ...named("isOrder", "orders"),
    ...named("isSignal", "log_signals"),
    transforms: "noSignals,flat,source,position,tidy,route",
    "transforms.noSignals.type": `${transforms}.Filter`,
    "transforms.noSignals.predicate": "isSignal",
    ...Object.fromEntries([
      ...change("flat", "io.debezium.transforms.ExtractNewRecordState", {
        "delete.tombstone.handling.mode": "rewrite",
        "add.fields": "op,source.lsn:position,source.ts_us:ts_us",
      }),
      ...change("source", `${transforms}.InsertField$Value`, {
        "static.field": "__source",
        "static.value": "log",
      }),
      ...change("position", `${transforms}.Cast$Value`, { spec: "__position:string" }),
      ...change("tidy", `${transforms}.ReplaceField$Value`, { exclude: "__deleted" }),
      ...change("route", `${transforms}.RegexRouter`, { regex: ".*", replacement: topic }),
    ]),
  };
}
