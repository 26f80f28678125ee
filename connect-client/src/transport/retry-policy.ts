import type { RpcFailure } from "./rpc-failure.ts";

/** When a failed call is tried again, and after how long. */
export interface RetryPolicy {
  readonly maxRetries: number;
  readonly initialBackoffMs: number;
  readonly backoffMultiplier: number;
  readonly maxBackoffMs: number;
  /** A random time up to this is added, so that many clients do not come back at once. */
  readonly jitterMs: number;
  /** Waits shorter than this get no jitter. */
  readonly minJitterThresholdMs: number;
  /** The longest wait a server may ask for. */
  readonly maxServerDelayMs: number;
}

/** Same numbers as PySpark's and the JVM client's `DefaultPolicy`: about ten minutes in all. */
export const defaultRetryPolicy: RetryPolicy = {
  maxRetries: 15,
  initialBackoffMs: 50,
  backoffMultiplier: 4,
  maxBackoffMs: 60_000,
  jitterMs: 500,
  minJitterThresholdMs: 2_000,
  maxServerDelayMs: 10 * 60_000,
};

/** Whether the same call may succeed later; the same three cases as PySpark's `DefaultPolicy`. */
export function canRetry({ status, details, retryDelayMs }: RpcFailure): boolean {
  if (retryDelayMs !== undefined) return true;
  return (
    status === "UNAVAILABLE" || (status === "INTERNAL" && details.includes("INVALID_CURSOR.DISCONNECTED"))
  );
}

/** Counts the tries of one call and says how long to wait before the next. */
export class RetryState {
  readonly #policy: RetryPolicy;
  readonly #random: () => number;
  #retries = 0;
  #nextBackoffMs: number;

  /** @param random - gives numbers from 0 up to 1, for the jitter */
  constructor(policy: RetryPolicy, random: () => number = Math.random) {
    this.#policy = policy;
    this.#random = random;
    this.#nextBackoffMs = policy.initialBackoffMs;
  }

  /** How often the call was tried, the first time included. */
  get attempts(): number {
    return this.#retries + 1;
  }

  /** The wait in milliseconds before the next try; undefined when there are none left. */
  nextDelayMs(serverDelayMs: number | undefined): number | undefined {
    const { maxRetries, backoffMultiplier, maxBackoffMs, jitterMs, minJitterThresholdMs, maxServerDelayMs } =
      this.#policy;
    if (this.#retries >= maxRetries) return undefined;
    this.#retries += 1;
    const own = this.#nextBackoffMs;
    this.#nextBackoffMs = Math.min(maxBackoffMs, own * backoffMultiplier);
    const wait = Math.max(own, Math.min(serverDelayMs ?? 0, maxServerDelayMs));
    return wait >= minJitterThresholdMs ? wait + this.#random() * jitterMs : wait;
  }
}
