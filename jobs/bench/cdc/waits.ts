import { median } from "../statistics.ts";
import type { Version } from "./write-changes.ts";

/** A version of an order and when something happened to it, in epoch milliseconds. */
export interface Moment extends Version {
  readonly at: number;
}

/**
 * From each commit to the first sight of its version, or of a later one of the same order: who sees that knows no less.
 *
 * @param sights - in any order; of orders and versions that are not asked about, too
 * @returns a wait for each commit in milliseconds, in their order; `Infinity` for what was not seen
 */
export function waitsOf(commits: readonly Moment[], sights: Iterable<Moment>): number[] {
  const seen = new Map<number, Moment[]>();
  for (const sight of sights) {
    const ofOrder = seen.get(sight.order);
    if (ofOrder === undefined) seen.set(sight.order, [sight]);
    else ofOrder.push(sight);
  }
  return commits.map(({ order, version, at }) => {
    const enough = (seen.get(order) ?? []).filter((sight) => sight.version >= version);
    return Math.min(...enough.map((sight) => sight.at)) - at;
  });
}

/**
 * Whether waits grow while changes come at an even rate: those of the last third of the time against those of the third
 * before, in the middle. They rise and fall with the batches all the time, so a quarter and a second are noise. Waits
 * longer than changes were made for have grown before.
 *
 * @param waits - of these commits, in their order
 */
export function isFallingBehind(commits: readonly Moment[], waits: readonly number[]): boolean {
  const [first, last] = [commits[0]?.at ?? 0, commits.at(-1)?.at ?? 0];
  const third = (last - first) / 3;
  const between = (from: number, to: number) =>
    median(waits.filter((_, index) => isBetween(commits[index]?.at ?? Number.NaN, from, to)));
  const [before, now] = [between(last - 2 * third, last - third), between(last - third, last)];
  return now > before * 1.25 + 1_000 || now > last - first;
}

function isBetween(at: number, from: number, to: number): boolean {
  return at >= from && at <= to;
}
