import { setTimeout as delay } from "node:timers/promises";
import { TimeoutError } from "spark-connect-js";

/**
 * Waits for work at most so long.
 *
 * The client repeats a call to a server that is gone for minutes, which is right for a query and too long for
 * whoever has to start it again.
 *
 * @param limitMs - in milliseconds
 * @throws {@link TimeoutError} when the time is over; the work is left to itself
 */
export async function withDeadline<T>(work: Promise<T>, limitMs: number, what: string): Promise<T> {
  const timer = new AbortController();
  const late = delay(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new TimeoutError(`${what} took longer than ${limitMs / 1_000} s`, { canRetry: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    // Whichever lost the race may still fail, and nobody waits for it any more.
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}
