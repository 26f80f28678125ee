import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises";
import { idempotentProducer, kafkaClient, type Say } from "../lib/kafka.ts";
import { lockProducer } from "../lib/lock.ts";
import { startMeter } from "../lib/meter.ts";
import { paceOf } from "../lib/pace.ts";
import { waitForTopics } from "../lib/topics.ts";
import { openBatchLedger } from "./batch-ledger.ts";
import { catchUpClock } from "./catch-up-clock.ts";
import { type EventPlanner, planEvents, type Source } from "./event-planner.ts";
import { type GeneratorMetrics, generatorMetrics } from "./generator-metrics.ts";
import type { GeneratorOptions } from "./generator-options.ts";
import { type Lanes, openLanes } from "./lanes.ts";
import { eventTopics, type Stream } from "./messages.ts";
import { serveMetrics } from "./metrics-server.ts";
import { refuseThePast } from "./refuse-the-past.ts";
import { rhythms } from "./rhythms.ts";

const name = "events";

/** Events that may wait in this process; more are not made until some have gone. */
const mostWaiting = 20_000;
/** Events of one stream made at once. */
const mostAtOnce = 500;
/** A stall is made up for, but not by more than this. */
const mostCatchUpMs = 1_000;
/** How often due events are made. */
const tickMs = 5;
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
      await generate(planner, lanes, options, signal);
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

/** Makes events at their pace until the limit, the end of the sources, or the signal. */
async function generate(
  planner: EventPlanner,
  lanes: Lanes,
  { rates, limit, from, to, speed, rhythm }: GeneratorOptions,
  signal: AbortSignal,
): Promise<void> {
  const clock = catchUpClock(from, speed);
  const streams = (Object.keys(eventTopics) as Stream[]).filter((stream) => rates[stream] > 0);
  const paces = new Map(
    streams.map((stream) => {
      // Sensors report day and night; only people have a rhythm.
      const busyness = rhythms[stream === "clickstream" ? rhythm : "even"];
      return [stream, paceOf(rates[stream], mostAtOnce, clock(), mostCatchUpMs * speed, busyness)];
    }),
  );
  const unpaced = Object.values(rates).includes(Number.POSITIVE_INFINITY);
  let left = limit ?? Number.POSITIVE_INFINITY;
  const end = to ?? Number.POSITIVE_INFINITY;
  let now = clock();
  while (!signal.aborted && left > 0 && paces.size > 0 && now < end) {
    const hasRoom = lanes.waiting < mostWaiting;
    if (hasRoom) {
      for (const [stream, pace] of paces) {
        for (let due = Math.min(pace.due(now), left); due > 0; due--) {
          const planned = planner.next(stream, now);
          for (const event of planned) lanes.add(event);
          left -= planned.length;
          if (planned.length > 0) continue;
          paces.delete(stream);
          break;
        }
      }
    }
    lanes.wake();
    lanes.throwIfFailed();
    await (unpaced && hasRoom ? immediate() : sleep(tickMs));
    // Looked at last: what comes next is made only if its time is before the end.
    if (lanes.waiting < mostWaiting) now = clock();
  }
}

function summary({ totals: { sent, acked, failed }, onTheWire }: GeneratorMetrics): string {
  const line = `sent ${sent} = acknowledged ${acked} + failed ${failed}`;
  return onTheWire === 0 ? line : `${line} + unknown ${onTheWire}`;
}
