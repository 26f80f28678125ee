import { expect, it } from "vitest";
import { generateEvents } from "../../../events/generate-events.ts";
import type { PlannedEvent, Stream } from "../../../events/messages.ts";

const begin = Date.parse("2026-03-01T12:00:00Z");
const options = {
  rates: { clickstream: 2, iot: 1 },
  limit: null,
  to: null,
  speed: 60,
  rhythm: "even" as const,
};

/** A planner whose events have nothing but their stream and their time. */
function planOf(stream: Stream, now: number): readonly PlannedEvent[] {
  return [{ topic: stream, key: "", value: Buffer.alloc(0), sentAt: now, number: 0, fault: null }];
}

/** Runs a generator whose clock is ten seconds further at each look; gives what it made, as `topic seconds`. */
async function made(changes: object, signal = new AbortController().signal): Promise<string[]> {
  const events: string[] = [];
  let at = begin - 10_000;
  const clock = () => {
    at += 10_000;
    return at;
  };
  const lanes = {
    add: ({ topic, sentAt }: PlannedEvent) => void events.push(`${topic} ${(sentAt - begin) / 1_000}`),
    waiting: 0,
    wake: () => undefined,
    throwIfFailed: () => undefined,
  };
  await generateEvents({ next: planOf }, lanes, { ...options, ...changes }, clock, signal);
  return events;
}

it("makes nothing from the end on, however far the clock goes at once", async () => {
  const events = await made({ rates: { clickstream: 0.2, iot: 0 }, to: begin + 45_000 });
  // The rate is one in five seconds.
  expect(events).toEqual([10, 10, 20, 20, 30, 30, 40, 40].map((seconds) => `clickstream ${seconds}`));
});

it("ends at its limit, counted over both streams", async () => {
  expect(await made({ limit: 25 })).toHaveLength(25);
});

it("makes nothing once it was asked to stop", async () => {
  expect(await made({}, AbortSignal.abort())).toEqual([]);
});
