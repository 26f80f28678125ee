/** After a stall of the process the past goes on from where it stood: no more than so much of it passes at once. */
const mostAtOnceMs = 500;

/**
 * A clock in whole milliseconds that runs at `speed` from an instant in the past until it has caught up with the
 * present, and then is the present. In the past it moves only when it is looked at, and not by more than half a second
 * times the speed: who is too busy to look misses nothing.
 *
 * @param from - epoch milliseconds; null for the present at once
 */
export function catchUpClock(from: number | null, speed: number): () => number {
  if (from === null) return Date.now;
  let [at, looked] = [from, performance.now()];
  return () => {
    const now = performance.now();
    at = Math.min(at + Math.min(now - looked, mostAtOnceMs) * speed, Date.now());
    looked = now;
    return Math.floor(at);
  };
}
