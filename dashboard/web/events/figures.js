/** @import { LiveStore } from "../shared/live-store.js" */
import { figure } from "../shared/figure.js";
import { formatCount, formatHour, formatPercent, formatRate, nothing } from "../shared/format.js";
import { Trails } from "../shared/trails.js";

const rates = new Trails();

/**
 * The numbers at the top: what flows now, and how far the lake has followed.
 *
 * @param {LiveStore} store
 */
export function figureTiles(store) {
  const topics = store.channel("topics").get("all");
  const minutes = store.channel("eventMinutes").get("all");
  const sessions = store.channel("sessions").get("all");
  rates.remember(
    topics?.asOf,
    (topics?.data ?? []).map(({ topic, messagesPerSecond }) => [topic, messagesPerSecond]),
  );
  const flow = (/** @type {string} */ title, /** @type {string} */ topic) => {
    const row = topics?.data?.find((one) => one.topic === topic);
    const rate = formatRate(row?.messagesPerSecond);
    return figure(title, rate, "/s into Kafka", rates.line(topic), topics?.asOf ?? null, 10);
  };
  const lake = (/** @type {string} */ title, /** @type {string} */ source) => {
    const newest = minutes?.data?.find((one) => one.source === source)?.newest ?? null;
    const time = newest === null ? nothing : formatHour(new Date(newest));
    return figure(title, time, newest === null ? "" : "UTC", "in the lake, by its own time", newest, 120);
  };
  const all = sessions?.data?.all;
  const orders = all?.reached.at(-1);
  const asOf = sessions?.asOf ?? null;
  return [
    flow("Page views", "clickstream"),
    flow("Sensor reports", "iot"),
    lake("Newest page view", "clickstream"),
    lake("Newest report", "iot"),
    figure(
      "Sessions",
      formatCount(all?.sessions),
      "",
      all === undefined ? "" : `about ${formatCount(all.users)} users in a day`,
      asOf,
      400,
    ),
    figure(
      "With an order",
      formatPercent(orders === undefined || all === undefined ? null : orders / all.sessions),
      "",
      orders === undefined ? "" : `${formatCount(orders)} orders`,
      asOf,
      400,
    ),
  ];
}
