import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises";
import { paceOf } from "../lib/pace.ts";
import type { EventPlanner } from "./event-planner.ts";
import type { GeneratorOptions } from "./generator-options.ts";
import type { Lanes } from "./lanes.ts";
import { eventTopics, type Stream } from "./messages.ts";
import { rhythms } from "./rhythms.ts";

/** Events that may wait in this process; more are not made until some have gone. */
const mostWaiting = 20_000;
/** Events of one stream made at once. */
const mostAtOnce = 1_000;
/** A stall is made up for, but not by more than this. */
const mostCatchUpMs = 1_000;
/** How often due events are made. */
const tickMs = 5;

/**
 * Makes events at their pace until the limit, their end, the end of the sources, or the signal.
 *
 * @param clock - the time of the next event, epoch milliseconds; it may be far ahead of the last at each look
 */
export async function generateEvents(
  planner: EventPlanner,
  lanes: Pick<Lanes, "add" | "waiting" | "wake" | "throwIfFailed">,
  { rates, limit, to, speed, rhythm }: Pick<GeneratorOptions, "rates" | "limit" | "to" | "speed" | "rhythm">,
  clock: () => number,
  signal: AbortSignal,
): Promise<void> {
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
