/**
 * A clock in whole milliseconds that runs at `speed` from an instant in the past until it has caught up with the
 * present, and then is the present.
 *
 * @param from - epoch milliseconds; null for the present at once
 */
export function catchUpClock(from: number | null, speed: number): () => number {
  if (from === null) return Date.now;
  const started = performance.now();
  return () => Math.min(Math.floor(from + (performance.now() - started) * speed), Date.now());
}
