import { t } from "spark-connect-js";
import type { MessageContract, MessageField } from "../lib/contract/message-contract.ts";
import { defineTable } from "../lib/contract/table-contract.ts";
import { deadLetterSchema } from "../lib/messages/dead-letter-schema.ts";

const money = { kind: "decimal", precision: 10, scale: 2 } as const satisfies MessageField;
const freeText = { kind: "text", mayBeEmpty: true } as const satisfies MessageField;
const integer = { kind: "integer" } as const satisfies MessageField;
const instant = { kind: "instant" } as const satisfies MessageField;
const optional = { optional: true } as const;

/** The columns of the table of orders, as its changes carry them. */
export const orderFields = {
  order_id: integer,
  customer_id: integer,
  restaurant_id: integer,
  driver_id: { ...integer, ...optional },
  region: { ...freeText, ...optional },
  status: freeText,
  is_asap: { kind: "flag" },
  items: { kind: "json" },
  tags: { kind: "texts" },
  order_total: money,
  discount: money,
  tip: money,
  refunded: money,
  note: { ...freeText, ...optional },
  placed_at: instant,
  accepted_at: { ...instant, ...optional },
  picked_up_at: { ...instant, ...optional },
  delivered_at: { ...instant, ...optional },
  version: integer,
  created_at: instant,
  updated_at: instant,
} as const satisfies Record<string, MessageField>;

export const orderChanges = {
  /** The topic's name after the prefix of the configuration. */
  source: "food_orders_raw",
  description: "Changes of rows of the table of orders. One message per change.",
  fields: {
    ...orderFields,
    /** Read by a snapshot, created, updated, deleted; a deleted row comes as it was. */
    __op: { kind: "word", of: ["r", "c", "u", "d"] },
    __source: { kind: "word", of: ["log", "polling", "sweep"] },
    /** Snapshot and sweep know none. */
    __position: { kind: "text", optional: true },
    __ts_us: integer,
  },
} as const satisfies MessageContract;

const money10 = t.notNull(t.decimal(10, 2));

/** A row of the table of orders: its types are those of Postgres, numbers and times exact. */
const order = {
  order_id: t.notNull(t.long),
  customer_id: t.notNull(t.long),
  restaurant_id: t.notNull(t.long),
  driver_id: t.long,
  region: t.string,
  status: t.notNull(t.string),
  is_asap: t.notNull(t.boolean),
  /** JSON. */
  items: t.notNull(t.string),
  tags: t.notNull(t.array(t.string)),
  order_total: money10,
  discount: money10,
  tip: money10,
  refunded: money10,
  note: t.string,
  placed_at: t.notNull(t.timestamp),
  accepted_at: t.timestamp,
  picked_up_at: t.timestamp,
  delivered_at: t.timestamp,
  version: t.notNull(t.long),
  created_at: t.notNull(t.timestamp),
  updated_at: t.notNull(t.timestamp),
};

/** What a change says beside the row. */
const change = {
  /** `r` read by a snapshot, `c` created, `u` updated, `d` deleted. */
  op: t.notNull(t.string),
  /** Who saw the change: `log`, `polling` or `sweep`. */
  source: t.notNull(t.string),
  /** Orders the changes of one source; null for what snapshot and sweep found. */
  position: t.string,
  /** When the change was committed, as its source knows it. */
  committed_at: t.notNull(t.timestamp),
};

const place = (bucket: string, table: string) =>
  `s3a://${bucket}/food/{orders.kafka.topicPrefix}/output/${table}`;

/** Snapshots are kept for those who follow; the log itself is the history. */
const snapshotHours = 2;

export const ordersLog = defineTable({
  name: "lake.bronze.orders_log",
  location: place("{orders.datalake.bucket}", "orders"),
  description:
    "Changes of orders, each once and never altered: the row after it, or before it for a deletion. One row per change.",
  schema: t.struct({
    ...order,
    ...change,
    /** Columns of the message that the contract does not know, and those it knows that the message lacks. */
    unknown_columns: t.notNull(t.array(t.string)),
    absent_columns: t.notNull(t.array(t.string)),
    /** The message as received. */
    message: t.notNull(t.binary),
    kafka_timestamp: t.notNull(t.timestamp),
    source_topic: t.notNull(t.string),
    source_partition: t.notNull(t.integer),
    source_offset: t.notNull(t.long),
    /** The day of `committed_at` in UTC. */
    dt: t.notNull(t.date),
  }),
  keys: ["source_topic", "source_partition", "source_offset"],
  partitionedBy: ["dt"],
  rules: [],
  snapshotHours,
  followers: ["lake.gold.orders_current"],
});

export const ordersDeadLetters = defineTable({
  name: "lake.bronze.orders_dead_letters",
  location: place("{orders.datalake.bucket}", "orders_dead_letters"),
  description:
    "Messages that are no change of an order: their bytes as received, where they stood and why they were refused. One row per message.",
  schema: deadLetterSchema,
  keys: ["topic", "partition", "offset"],
  partitionedBy: ["dt"],
  rules: [],
});

export const ordersCurrent = defineTable({
  name: "lake.gold.orders_current",
  location: place("gold", "orders_current"),
  description: "Orders as they are in Postgres now, with the change that made them so. One row per order.",
  schema: t.struct({ ...order, ...change }),
  keys: ["order_id"],
  partitionedBy: [],
  rules: [],
  // Rows taken away are listed beside their file: a MERGE of a few orders must not write all others anew.
  properties: { "write.merge.mode": "merge-on-read" },
  snapshotHours,
});

export const ordersDeleted = defineTable({
  name: "lake.gold.orders_deleted",
  location: place("gold", "orders_deleted"),
  description:
    "Orders that were deleted, so that no change that comes late brings one back. One row per order.",
  schema: t.struct({
    order_id: t.notNull(t.long),
    version: t.notNull(t.long),
    committed_at: t.notNull(t.timestamp),
  }),
  keys: ["order_id"],
  partitionedBy: [],
  rules: [],
  snapshotHours,
});

/** Every table of the orders system. */
export const orderTables = [ordersLog, ordersDeadLetters, ordersCurrent, ordersDeleted];
