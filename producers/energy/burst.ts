import { hourMs, toIso } from "../lib/hours.ts";
import type { Drivers } from "./energy-hour.ts";

/** Hours a burst covers: seven days, beginning with the hour after it is issued. */
export const burstHours = 168;

/**
 * The drivers of the seven days that follow `issuedAt`.
 *
 * Always 168 hours, also across the local days of 23 and 25 hours, because they are counted in UTC.
 *
 * @throws Error if `issuedAt` is no full hour, or the source does not know one of the hours: a burst is
 * whole or is not sent.
 */
export function burstOf<D extends Drivers>(hours: readonly D[], issuedAt: number): D[] {
  if (issuedAt % hourMs !== 0)
    throw new Error(`A forecast is issued at a full hour, not at ${toIso(issuedAt)}`);
  const byTime = new Map(hours.map((hour) => [hour.validAt, hour]));
  return Array.from({ length: burstHours }, (_, index) => {
    const validAt = issuedAt + (index + 1) * hourMs;
    const hour = byTime.get(validAt);
    if (hour !== undefined) return hour;
    throw new Error(
      `A forecast issued at ${toIso(issuedAt)} needs all of the next ${burstHours} hours, and the source does not know ${toIso(validAt)}`,
    );
  });
}

/** The last time at which a burst can be issued from hours that end; -Infinity where there are none. */
export function lastIssue(hours: readonly Drivers[]): number {
  return (hours.at(-1)?.validAt ?? Number.NEGATIVE_INFINITY) - burstHours * hourMs;
}

/**
 * The next time to issue when bursts are made at multiples of `everyHours`.
 *
 * @param last - the time of the burst before, or null if there was none
 * @param now - the replay's present time
 * @returns a time not after `now`, or null while none is due. Multiples missed while nothing ran are not made
 * up for: a forecast of what is past by now helps nobody.
 */
export function nextIssue(last: number | null, now: number, everyHours: number): number | null {
  const step = everyHours * hourMs;
  const latest = Math.floor(now / step) * step;
  return last === null || latest > last ? latest : null;
}
