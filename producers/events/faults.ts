import type { SeededRandom } from "../lib/random.ts";
import type { EventFault, EventMessage } from "./messages.ts";

/** Which share of the events is bad on purpose, in which ways, and the limits that make them so. */
export interface FaultPlan {
  /** 0 for none; below 1. */
  readonly share: number;
  readonly kinds: readonly [EventFault, ...EventFault[]];
  readonly lateAfterMinutes: number;
  readonly futureAfterMinutes: number;
  readonly maxBytes: number;
}

const minuteMs = 60_000;

/** The kind of the next event's fault, or null for a good event. */
export function drawFault(plan: FaultPlan, random: SeededRandom): EventFault | null {
  return plan.share > 0 && random.next() < plan.share ? random.pick(plan.kinds) : null;
}

/** The bytes of an event with a fault; those of a duplicate are its original's. */
export function faultyValue(
  event: EventMessage,
  fault: EventFault,
  plan: FaultPlan,
  random: SeededRandom,
): Buffer {
  switch (fault) {
    case "malformed":
      return malformed(event, random);
    case "oversized":
      return oversized(event, plan.maxBytes);
    case "future":
      return moved(event, (plan.futureAfterMinutes + random.int(5, 2_880)) * minuteMs);
    case "late":
      return moved(event, -(plan.lateAfterMinutes + random.int(5, 2_880)) * minuteMs);
    case "duplicate":
      return toBytes(event);
  }
}

export function toBytes(event: EventMessage): Buffer {
  return Buffer.from(JSON.stringify(event));
}

/** Bytes that are no event: cut short, words, not UTF-8, a field missing or of another type. */
function malformed(event: EventMessage, random: SeededRandom): Buffer {
  const bytes = toBytes(event);
  const { ts, ...withoutTime } = event;
  return random.pick([
    () => bytes.subarray(0, random.int(1, bytes.length - 1)),
    () => Buffer.from("<html>502 Bad Gateway</html>"),
    () => Buffer.concat([Buffer.from('{"ts":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    () => Buffer.from(JSON.stringify(withoutTime)),
    () => Buffer.from(JSON.stringify({ ...event, ts: Date.parse(ts) })),
    () => Buffer.from(JSON.stringify({ ...event, ts: "yesterday" })),
  ])();
}

/** A good event with a field nobody asked for that makes it larger than an event may be. */
function oversized(event: EventMessage, maxBytes: number): Buffer {
  return Buffer.from(JSON.stringify({ ...event, debug: "x".repeat(maxBytes) }));
}

function moved(event: EventMessage, byMs: number): Buffer {
  return toBytes({ ...event, ts: new Date(Date.parse(event.ts) + byMs).toISOString() });
}
