import { setTimeout as sleep } from "node:timers/promises";
import { idempotentProducer, kafkaClient, type Say } from "../lib/kafka.ts";
import { lockProducer } from "../lib/lock.ts";
import { startMeter } from "../lib/meter.ts";
import { quickenRequests } from "../lib/quick-requests.ts";
import { waitForTopics } from "../lib/topics.ts";
import { openBatchLedger } from "./batch-ledger.ts";
import { catchUpClock } from "./catch-up-clock.ts";
import { planEvents, type Source } from "./event-planner.ts";
import { generateEvents } from "./generate-events.ts";
import { type GeneratorMetrics, generatorMetrics } from "./generator-metrics.ts";
import type { GeneratorOptions } from "./generator-options.ts";
import { openLanes } from "./lanes.ts";
import { eventTopics, type Stream } from "./messages.ts";
import { serveMetrics } from "./metrics-server.ts";
import { refuseThePast } from "./refuse-the-past.ts";

const name = "events";

/** How long what is on the wire may take after a stop is asked for. */
const stopGraceMs = 10_000;

/** Where a generator runs and what ends it. */
export interface GeneratorSetup {
  readonly stateDir: string;
  readonly bootstrapServers: string;
  readonly run: string;
  readonly sources: Readonly<Record<Stream, Source>>;
  readonly signal: AbortSignal;
  readonly say: Say;
}

/**
 * Runs the generator from its wait for the broker to its last line, `sent = acknowledged + failed`.
 *
 * @throws Error if events were refused or not acknowledged in time, or another process generates
 */
export async function runGenerator(
  setup: GeneratorSetup,
  options: GeneratorOptions,
): Promise<GeneratorMetrics["totals"]> {
  const { stateDir, bootstrapServers, run, sources, signal, say } = setup;
  const metrics = generatorMetrics();
  const server = options.metricsPort === 0 ? null : await serveMetrics(metrics.registry, options.metricsPort);
  const unlock = lockProducer(stateDir, name);
  const ledger = openBatchLedger(stateDir, { run, seed: options.seed, started_at: new Date().toISOString() });
  const meter = startMeter(() => say(metrics.line()));
  quickenRequests();
  const producers = Array.from({ length: options.senders }, () =>
    idempotentProducer(kafkaClient(bootstrapServers, name, say)),
  );
  let neverSent = 0;
  try {
    const partitions = await waitForTopics(bootstrapServers, name, Object.values(eventTopics), signal, say);
    if (partitions !== null) {
      if (options.from !== null) await refuseThePast(bootstrapServers, options.from, say);
      await Promise.all(producers.map((producer) => producer.connect()));
      const lanes = openLanes(producers, partitions, ledger, metrics, options);
      const planner = planEvents(run, options.seed, sources, options.faults);
      await generateEvents(planner, lanes, options, catchUpClock(options.from, options.speed), signal);
      neverSent = await lanes.drain(stopGraceMs);
    }
  } finally {
    meter.stop();
    server?.close();
    await Promise.race([Promise.all(producers.map((producer) => producer.disconnect())), sleep(2_000)]);
    ledger.close();
    unlock();
    say(summary(metrics));
    say(`ledger: ${ledger.path}`);
  }
  const { totals, onTheWire } = metrics;
  if (totals.failed + onTheWire + neverSent > 0) {
    throw new Error(
      `${totals.failed} events were refused, ${onTheWire} not acknowledged, and ${neverSent} made and never sent`,
    );
  }
  return totals;
}

function summary({ totals: { sent, acked, failed }, onTheWire }: GeneratorMetrics): string {
  const line = `sent ${sent} = acknowledged ${acked} + failed ${failed}`;
  return onTheWire === 0 ? line : `${line} + unknown ${onTheWire}`;
}
