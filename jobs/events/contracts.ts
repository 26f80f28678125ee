import { t } from "spark-connect-js";
import type { MessageContract, MessageField } from "../lib/contract/message-contract.ts";
import { defineTable, type RowOf } from "../lib/contract/table-contract.ts";
import { deadLetterSchema } from "../lib/messages/dead-letter-schema.ts";

const text = { kind: "text" } as const satisfies MessageField;
const instant = { kind: "instant" } as const satisfies MessageField;

export const clickstreamTopic = {
  source: "clickstream",
  description: "Page views of the shop. One message per page view.",
  fields: {
    event_id: text,
    user_id: text,
    url: text,
    referrer: { kind: "text", optional: true },
    ua: text,
    ts: instant,
  },
  futureSince: "ts",
} as const satisfies MessageContract;

export const iotTopic = {
  source: "iot",
  description: "Reports of sensors. One message per device and time.",
  fields: {
    device_id: text,
    site: text,
    temp_c: { kind: "number", least: -90, most: 90 },
    humidity: { kind: "number", least: 0, most: 100 },
    battery: { kind: "number", least: 0, most: 100 },
    signal_strength: { kind: "number", least: -150, most: 0 },
    ts: instant,
  },
  futureSince: "ts",
} as const satisfies MessageContract;

/** Where a row comes from and when it was sent; topic, partition and offset together name one message. */
const origin = {
  kafka_timestamp: t.notNull(t.timestamp),
  source_topic: t.notNull(t.string),
  source_partition: t.notNull(t.integer),
  source_offset: t.notNull(t.long),
};

/**
 * A commit every few seconds writes the list of all snapshots anew: a day of them is 16 MB each time. A table that is
 * only appended to can be asked by time as well.
 */
const snapshotHours = 2;

export const clickstream = defineTable({
  name: "lake.bronze.clickstream",
  location: "s3a://bronze/events/clickstream",
  description: "Page views, each once, late ones included. One row per page view.",
  schema: t.struct({
    event_id: t.notNull(t.string),
    user_id: t.notNull(t.string),
    url: t.notNull(t.string),
    referrer: t.string,
    ua: t.notNull(t.string),
    ts: t.notNull(t.timestamp),
    ...origin,
    /** The day of `ts` in UTC. */
    dt: t.notNull(t.date),
  }),
  keys: ["event_id"],
  partitionedBy: ["dt"],
  rules: [],
  snapshotHours,
});

export const clickstreamAgg = defineTable({
  name: "lake.gold.clickstream_agg",
  location: "s3a://gold/events/clickstream_agg",
  description:
    "Page views by minute and address, written once a minute is over and final; late page views are not in them. One row per minute and address.",
  schema: t.struct({
    minute_start: t.notNull(t.timestamp),
    minute_end: t.notNull(t.timestamp),
    url: t.notNull(t.string),
    pv: t.notNull(t.long),
    dt: t.notNull(t.date),
  }),
  keys: ["minute_start", "url"],
  partitionedBy: ["dt"],
  rules: [{ name: "a minute that is told was visited", condition: "pv > 0" }],
  snapshotHours,
});

export const iot = defineTable({
  name: "lake.bronze.iot",
  location: "s3a://bronze/events/iot",
  description: "Reports of sensors, each once, late ones included. One row per device and time.",
  schema: t.struct({
    device_id: t.notNull(t.string),
    site: t.notNull(t.string),
    temp_c: t.notNull(t.double),
    humidity: t.notNull(t.double),
    battery: t.notNull(t.double),
    signal_strength: t.notNull(t.integer),
    ts: t.notNull(t.timestamp),
    ...origin,
    dt: t.notNull(t.date),
  }),
  keys: ["device_id", "ts"],
  partitionedBy: ["dt"],
  rules: [],
  snapshotHours,
});

export const eventsDeadLetters = defineTable({
  name: "lake.bronze.events_dead_letters",
  location: "s3a://bronze/events/events_dead_letters",
  description:
    "Messages no table could take: their bytes as received, where they stood and why they were refused. One row per message.",
  schema: deadLetterSchema,
  keys: ["topic", "partition", "offset"],
  partitionedBy: ["dt"],
  rules: [],
  snapshotHours,
});

/** Every table of the clickstream and IoT systems. */
export const eventTables = [clickstream, clickstreamAgg, iot, eventsDeadLetters];

export type ClickstreamRow = RowOf<typeof clickstream>;
export type ClickstreamAggRow = RowOf<typeof clickstreamAgg>;
export type IotRow = RowOf<typeof iot>;
