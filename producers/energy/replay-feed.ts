import { hourMs, toIso } from "../lib/hours.ts";
import type { ReplayClock } from "../lib/replay-clock.ts";
import type { Outlet } from "../lib/run-producer.ts";
import type { EnergyHour } from "./energy-hour.ts";
import { type MessagePlan, planHour } from "./plan.ts";

/** Hours sent in one go when the clock is ahead of them: one request instead of many. */
const chunkHours = 48;

/** What a replay needs besides its outlet. */
export interface ReplayFeed {
  /** The hours still to be sent, in order, and the one after them if it is known. */
  readonly hours: readonly EnergyHour[];
  readonly following: EnergyHour | undefined;
  readonly plan: MessagePlan;
  readonly clock: ReplayClock;
  /** Keeps durably that all messages up to and including this hour are accounted for. */
  reached(hour: number): void;
}

/** Sends each hour when the clock has come to it, until the hours or the patience of the signal end. */
export async function replayHours(feed: ReplayFeed, { send, signal }: Outlet): Promise<void> {
  const { hours, clock, plan } = feed;
  for (let index = 0; index < hours.length; ) {
    const first = hours[index];
    if (first === undefined || !(await clock.until(first.validAt, signal))) return;
    const now = clock.now();
    const due = hours.slice(index, index + chunkHours).filter((hour) => hour.validAt <= now);
    await send(
      due.flatMap((hour, position) => planHour(hour, hours[index + position + 1] ?? feed.following, plan)),
    );
    const last = due.at(-1) ?? first;
    feed.reached(last.validAt);
    index += due.length;
  }
}

/** The hours of a span that come after a position, and the one that follows them. */
export function hoursToSend(
  hours: readonly EnergyHour[],
  span: {
    readonly from: number;
    readonly until: number;
    readonly after: number | null;
    readonly limit: number | null;
  },
): { readonly hours: readonly EnergyHour[]; readonly following: EnergyHour | undefined } {
  const start = span.after === null ? span.from : Math.max(span.from, span.after + hourMs);
  const inSpan = hours.filter(({ validAt }) => validAt >= start && validAt < span.until);
  const chosen = span.limit === null ? inSpan : inSpan.slice(0, span.limit);
  const end = (chosen.at(-1)?.validAt ?? start) + hourMs;
  return { hours: chosen, following: hours.find(({ validAt }) => validAt === end) };
}

/** A replay's position in words. */
export function describePosition(position: number | null): string {
  return position === null ? "replay not begun" : `replay at ${toIso(position)}`;
}
