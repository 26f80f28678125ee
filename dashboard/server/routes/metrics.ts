import { Router } from "express";
import type { Broadcaster } from "../live/broadcaster.ts";
import type { LiveHub } from "../live/hub.ts";
import type { Poller } from "../live/poller.ts";
import { type Metric, writeMetrics } from "../metrics-text.ts";
import { onlyKey } from "../tiles.ts";
import type { Figure, OrdersSlot } from "../wire.ts";

/** `GET /metrics`: this process and what it sees of the stack, in Prometheus' text format. */
export function metricsRoute(
  hub: LiveHub,
  broadcaster: Broadcaster,
  pollers: readonly Poller[],
  topics: readonly string[],
): Router {
  const router = Router();
  const healthPollers = pollers.filter((poller) => poller.tile.channel === "health");
  const slotPollers = pollers.filter((poller) => poller.tile.channel === "ordersSlot");
  router.get("/metrics", async (_request, response) => {
    await Promise.all([...healthPollers, ...slotPollers].map((poller) => poller.refresh()));
    const components = healthPollers.map(({ tile }) => ({
      labels: { component: tile.key },
      figure: hub.get("health", tile.key),
    }));
    const feeds = topics.map((topic) => ({ labels: { topic }, feed: hub.get("feeds", topic) }));
    const metrics: Metric[] = [
      gauge("kindling_component_up", "1 when the component answered the last check.", [
        ...components.map(({ labels, figure }) => ({ labels, value: figure?.error === null ? 1 : 0 })),
      ]),
      gauge("kindling_component_latency_seconds", "How long the last check took.", [
        ...components.map(({ labels, figure }) => ({ labels, value: (figure?.latencyMs ?? 0) / 1000 })),
      ]),
      counter("kindling_feed_messages_total", "Kafka messages received for the pages.", [
        ...feeds.map(({ labels, feed }) => ({ labels, value: feed?.received ?? 0 })),
      ]),
      counter("kindling_feed_rejected_total", "Messages that broke their topic's contract.", [
        ...feeds.map(({ labels, feed }) => ({ labels, value: feed?.rejected ?? 0 })),
      ]),
      ...slotMetrics(hub.get("ordersSlot", onlyKey)),
      gauge("kindling_live_pages", "Open pages.", [{ value: broadcaster.size }]),
      counter("kindling_live_messages_total", "Server-sent events written.", [
        { value: broadcaster.messages },
      ]),
      counter("kindling_live_changes_total", "Values published to the live channels.", [
        { value: hub.sequence },
      ]),
      gauge("process_resident_memory_bytes", "Resident memory.", [{ value: process.memoryUsage.rss() }]),
      gauge("process_uptime_seconds", "Time since the start.", [{ value: process.uptime() }]),
    ];
    response.type("text/plain; version=0.0.4; charset=utf-8").send(writeMetrics(metrics));
  });
  return router;
}

/** No samples while the log of the orders is not read, or Postgres does not answer: an old value would be no news. */
function slotMetrics(figure: Figure<OrdersSlot | null> | undefined): Metric[] {
  const slot = figure?.error === null ? figure.data : null;
  const of = (value: number | null | undefined) => (value == null ? [] : [{ value }]);
  return [
    gauge(
      "kindling_orders_log_active",
      "1 while someone reads the log of the orders.",
      of(slot && Number(slot.active)),
    ),
    gauge(
      "kindling_orders_log_lost",
      "1 when changes are gone: see spark/README.md, Orders.",
      of(slot && Number(slot.status === "lost")),
    ),
    gauge(
      "kindling_orders_log_kept_bytes",
      "Write-ahead log that Postgres keeps for the reader.",
      of(slot?.keptBytes),
    ),
    gauge(
      "kindling_orders_log_left_bytes",
      "What may be written until the reader's place is lost.",
      of(slot?.leftBytes),
    ),
  ];
}

function gauge(name: string, help: string, samples: Metric["samples"]): Metric {
  return { name, help, type: "gauge", samples };
}

function counter(name: string, help: string, samples: Metric["samples"]): Metric {
  return { name, help, type: "counter", samples };
}
