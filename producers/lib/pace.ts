/** Says how many events of a stream are due. */
export interface Pace {
  /** Events due since the last call, given the time in milliseconds. */
  due(now: number): number;
}

/**
 * An even pace, or one that follows the busyness of the time.
 *
 * @param perSecond - events a second; `Infinity` makes `most` due at every call
 * @param mostCatchUpMs - a stall is made up for, but not by more than this: a generator has a rate, not a debt
 * @param busyness - what the rate is multiplied by at a time in epoch milliseconds
 */
export function paceOf(
  perSecond: number,
  most: number,
  startedAt: number,
  mostCatchUpMs: number,
  busyness: (at: number) => number = () => 1,
): Pace {
  let last = startedAt;
  let rest = 0;
  return {
    due(now) {
      if (perSecond === Number.POSITIVE_INFINITY) return most;
      const elapsed = Math.min(now - last, mostCatchUpMs);
      last = now;
      const owed = rest + (elapsed / 1_000) * perSecond * busyness(now);
      const count = Math.min(Math.floor(owed), most);
      rest = Math.min(owed - count, (mostCatchUpMs / 1_000) * perSecond);
      return count;
    },
  };
}
