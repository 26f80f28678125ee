/** @import { LiveStore } from "../shared/live-store.js" */
import { figure } from "../shared/figure.js";
import { formatBytes, formatCount, formatRate, nothing } from "../shared/format.js";
import { Trails } from "../shared/trails.js";
import { signed, totalOf } from "./compared.js";

const rates = new Trails();

/**
 * The numbers at the top: whether the lake is what the database is, how fast changes flow and how long they take.
 *
 * @param {LiveStore} store
 */
export function figureTiles(store) {
  const compared = store.channel("orders").get("all");
  const total = compared?.data ? totalOf(compared.data.statuses) : null;
  const asOf = compared?.asOf ?? null;
  const latency = store.channel("ordersLatency").get("all");
  const slot = store.channel("ordersSlot").get("all");
  const ms = (/** @type {number | undefined} */ value) =>
    value === undefined ? nothing : (value / 1000).toFixed(1);
  const orders = latency?.data ? "commit to table" : "";
  return [
    figure("Orders", formatCount(total?.database), "", "in Postgres", asOf, 30),
    figure(
      "Difference",
      total === null ? nothing : signed(total.lake - total.database),
      "",
      total === null ? "" : `${formatCount(total.lake)} in the lake`,
      asOf,
      30,
    ),
    flow(store),
    figure("Latency p50", ms(latency?.data?.p50Ms), "s", orders, latency?.asOf ?? null, 60),
    figure("Latency p99", ms(latency?.data?.p99Ms), "s", orders, latency?.asOf ?? null, 60),
    lag(store),
    figure(
      "Log kept",
      slot?.data ? formatBytes(slot.data.keptBytes) : nothing,
      "",
      slot?.data ? (slot.data.active ? "its reader reads" : "its reader is away") : "nobody reads it",
      slot?.asOf ?? null,
      30,
    ),
  ];
}

/** @param {LiveStore} store */
function flow(store) {
  const topics = store.channel("topics").get("all");
  const row = topics?.data?.find(({ topic }) => topic.endsWith("_food_orders_raw"));
  rates.remember(topics?.asOf, [["orders", row?.messagesPerSecond ?? null]]);
  return figure(
    "Changes",
    formatRate(row?.messagesPerSecond),
    "/s into Kafka",
    rates.line("orders"),
    topics?.asOf ?? null,
    10,
  );
}

/** @param {LiveStore} store */
function lag(store) {
  const streams = store.channel("streams").get("all");
  const row = streams?.data?.find(({ job, query }) => job === "orders-stream" && query === "orders");
  return figure(
    "Unread",
    formatCount(row?.lagMessages),
    row?.lagMessages == null ? "" : "messages",
    row === undefined ? "job:orders-stream does not run" : row.state,
    row?.progressAt ?? null,
    60,
  );
}
