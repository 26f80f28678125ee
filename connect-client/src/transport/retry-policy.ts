import { ArgumentError } from "../errors/index.ts";
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

/**
 * A policy in which some numbers are other than the default's.
 *
 * @throws {@link ArgumentError} naming the number that makes no sense
 */
export function retryPolicy(changes: Partial<RetryPolicy>): RetryPolicy {
  for (const [name, value] of Object.entries(changes)) {
    const isKnown = Object.hasOwn(defaultRetryPolicy, name);
    const isCount = name !== "maxRetries" || Number.isInteger(value);
    if (isKnown && isCount && Number.isFinite(value) && value >= 0) continue;
    const expected = isKnown
      ? `a ${name === "maxRetries" ? "whole number" : "number"} from 0`
      : `absent: known are ${Object.keys(defaultRetryPolicy).join(", ")}`;
    throw new ArgumentError(`${name} of a retry policy must be ${expected}, not ${String(value)}.`, {
      pointer: `/retryPolicy/${name}`,
    });
  }
  return { ...defaultRetryPolicy, ...changes };
}

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
  #hadNewToken = false;

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

  /** A call the server refused is tried at once with another token, but only one. */
  newTokenDelayMs(): number | undefined {
    if (this.#hadNewToken) return undefined;
    this.#hadNewToken = true;
    return 0;
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
