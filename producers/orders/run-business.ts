import { readFileSync } from "node:fs";
import { startMeter } from "../lib/meter.ts";
import { paceOf } from "../lib/pace.ts";
import { pause, startReplayClock } from "../lib/replay-clock.ts";
import type { Done, LaneSetup } from "./lane.ts";
import { Lane } from "./lane.ts";
import type { OrdersOptions } from "./orders-options.ts";
import { readDeliveries } from "./replay/deliveries.ts";
import { Business } from "./simulate/business.ts";

const tickMs = 20;
/** A stall is made up for, but not by more than this. */
const mostCatchUpMs = 1_000;

/** Works on the orders until the signal or the limit; open transactions are ended first. */
export async function runBusiness(setup: LaneSetup, options: OrdersOptions): Promise<void> {
  const { done, say } = setup;
  const meter = startMeter(() => say(doneLine(done)));
  try {
    if (options.replay !== null) await replay(setup, options.replay, options.limit);
    else await simulate(setup, options);
  } finally {
    meter.stop();
  }
}

/** What was done, in a line. */
export function doneLine({ transactions, changes, rolledBack }: Done): string {
  return `committed ${changes} changes in ${transactions} transactions; rolled back ${rolledBack}`;
}

async function simulate(setup: LaneSetup, options: OrdersOptions): Promise<void> {
  const { lanes, rate, longSeconds } = options;
  const working = Array.from({ length: lanes }, (_, lane) => workLane(setup, options, lane, rate / lanes));
  // The slow lane ends with the others.
  const ended = new AbortController();
  const signal = AbortSignal.any([setup.signal, ended.signal]);
  const slow = longSeconds > 0 ? slowLane({ ...setup, signal }, options, lanes) : Promise.resolve();
  try {
    await Promise.all([...working, backfill(setup, options)]);
  } finally {
    ended.abort();
    await slow;
  }
}

async function workLane(
  setup: LaneSetup,
  options: OrdersOptions,
  number: number,
  rate: number,
): Promise<void> {
  const { signal, done } = setup;
  const business = new Business({ ...options, lane: number });
  const pace = paceOf(rate, 1_000, performance.now(), mostCatchUpMs);
  let due = 0;
  await onLane(setup, async (lane) => {
    while (!signal.aborted && done.changes < options.limit) {
      due += pace.due(performance.now());
      while (due > 0 && !signal.aborted && done.changes < options.limit) {
        const planned = business.next();
        due -= planned.changes.length;
        if (!(await lane.run(planned))) return;
      }
      if (rate !== Number.POSITIVE_INFINITY) await pause(tickMs, signal);
    }
  });
}

/** Orders in a transaction of the backfill: more would hold up polling for longer. */
const backfillBatch = 2_000;

async function backfill(setup: LaneSetup, { backfill: orders, seed }: OrdersOptions): Promise<void> {
  if (orders === 0) return;
  const begunAt = performance.now();
  await onLane(setup, async (lane) => {
    for (let first = 1; first <= orders; first += backfillBatch) {
      if (setup.signal.aborted) return setup.say(`backfill: stopped after ${first - 1} orders`);
      const last = Math.min(orders, first + backfillBatch - 1);
      const past = { op: "past", first, last, seed } as const;
      if (!(await lane.run({ changes: [past], isGivenUp: false, openMs: 0 }))) return;
    }
    const seconds = (performance.now() - begunAt) / 1_000;
    setup.say(`backfill: ${orders} orders in ${seconds.toFixed(1)} s`);
  });
}

/** Transactions that stay open while others are committed around them. */
async function slowLane(setup: LaneSetup, options: OrdersOptions, number: number): Promise<void> {
  const business = new Business({ ...options, lane: number, burstShare: 0 });
  const openMs = options.longSeconds * 1_000;
  await onLane(setup, async (lane) => {
    while (!setup.signal.aborted) {
      await lane.run({ ...business.next(), openMs });
      await pause(openMs, setup.signal);
    }
  });
}

async function replay(
  setup: LaneSetup,
  { file, month, speed }: NonNullable<OrdersOptions["replay"]>,
  limit: number,
): Promise<void> {
  const steps = readDeliveries(readFileSync(file, "utf8"), file, month);
  setup.say(`${steps.length} changes of recorded deliveries`);
  const clock = startReplayClock(steps[0]?.at ?? 0, speed);
  await onLane(setup, async (lane) => {
    for (const { at, change } of steps) {
      if (setup.done.changes >= limit || !(await clock.until(at, setup.signal))) return;
      if (!(await lane.run({ changes: [change], isGivenUp: false, openMs: 0 }))) return;
    }
  });
}

async function onLane(setup: LaneSetup, work: (lane: Lane) => Promise<void>): Promise<void> {
  const lane = new Lane(setup, new Map());
  try {
    await work(lane);
  } finally {
    await lane.end();
  }
}
