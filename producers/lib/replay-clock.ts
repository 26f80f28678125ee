import { setTimeout as sleep } from "node:timers/promises";

/** Time that runs at a chosen speed from a chosen instant. */
export interface ReplayClock {
  /** The simulated time now, in epoch milliseconds. */
  now(): number;
  /** Waits until the simulated time has reached `instant`; false if `signal` ended the wait. */
  until(instant: number, signal: AbortSignal): Promise<boolean>;
}

/** What a clock reads the real time from, in milliseconds; tests give their own. */
export interface RealTime {
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Starts a clock at `start`.
 *
 * @param speed - simulated seconds per real second; `Infinity` makes every wait return at once
 */
export function startReplayClock(start: number, speed: number, real: RealTime = realTime): ReplayClock {
  const startedAt = real.now();
  const now = () => (speed === Number.POSITIVE_INFINITY ? speed : start + (real.now() - startedAt) * speed);
  return {
    now,
    async until(instant, signal) {
      while (!signal.aborted) {
        const remaining = instant - now();
        if (!(remaining > 0)) return true;
        // Timers take at most 2^31 ms and may fire a little early, hence the loop.
        await real.sleep(Math.min(Math.ceil(remaining / speed), maxTimerMs), signal);
      }
      return false;
    },
  };
}

const maxTimerMs = 2 ** 31 - 1;

const realTime: RealTime = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, signal),
};

/** Sleeps for a time in milliseconds, or until the signal; returns either way. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Waits until the signal, keeping the process alive. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause(maxTimerMs, signal);
}
