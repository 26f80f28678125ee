import { createHistogram, type RecordableHistogram } from "node:perf_hooks";
import { Counter, Gauge, Registry, Summary } from "prom-client";

/** What a generator counts: events by what became of them, and how long acknowledgements take. */
export interface GeneratorMetrics {
  readonly registry: Registry;
  left(topic: string, events: number): void;
  acknowledged(topic: string, events: number, ms: number): void;
  refused(topic: string, events: number): void;
  /** Events sent and not answered yet. */
  readonly onTheWire: number;
  readonly totals: Readonly<Record<"sent" | "acked" | "failed", number>>;
  /** One line about the time since the last one. */
  line(): string;
}

/** Starts counting. */
export function generatorMetrics(): GeneratorMetrics {
  const registry = new Registry();
  const events = new Counter({
    name: "kindling_generator_events_total",
    help: "Events by topic and what became of them.",
    labelNames: ["topic", "outcome"],
    registers: [registry],
  });
  const latency = new Summary({
    name: "kindling_generator_acknowledgement_seconds",
    help: "From handing a batch to the client to the broker's answer.",
    percentiles: [0.5, 0.99],
    maxAgeSeconds: 60,
    ageBuckets: 6,
    registers: [registry],
  });
  const totals = { sent: 0, acked: 0, failed: 0 };
  const onTheWire = () => totals.sent - totals.acked - totals.failed;
  new Gauge({
    name: "kindling_generator_on_the_wire",
    help: "Events sent and not answered yet.",
    registers: [registry],
    collect() {
      this.set(onTheWire());
    },
  });
  let recent: RecordableHistogram = createHistogram();
  let last = { at: performance.now(), acked: 0 };
  return {
    registry,
    totals,
    get onTheWire() {
      return onTheWire();
    },
    left(topic, count) {
      totals.sent += count;
      events.inc({ topic, outcome: "sent" }, count);
    },
    acknowledged(topic, count, ms) {
      totals.acked += count;
      events.inc({ topic, outcome: "acked" }, count);
      latency.observe(ms / 1_000);
      recent.record(Math.max(1, Math.round(ms * 1_000)));
    },
    refused(topic, count) {
      totals.failed += count;
      events.inc({ topic, outcome: "failed" }, count);
    },
    line() {
      const now = performance.now();
      const rate = Math.round(((totals.acked - last.acked) / (now - last.at)) * 1_000);
      const quantile = (percent: number) => (recent.percentile(percent) / 1_000).toFixed(1);
      const answers = recent.count === 0 ? "no answers" : `p50 ${quantile(50)} ms, p99 ${quantile(99)} ms`;
      last = { at: now, acked: totals.acked };
      recent = createHistogram();
      return `${rate} events/s acknowledged (${answers}); ${totals.sent} sent, ${totals.acked} acknowledged, ${totals.failed} failed, ${onTheWire()} on the wire`;
    },
  };
}
