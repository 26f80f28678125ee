import { setTimeout as delay } from "node:timers/promises";
import { type RetryEvent, retryChannel } from "./diagnostics.ts";
import { canRetry, type RetryPolicy, RetryState } from "./retry-policy.ts";
import { RpcFailure } from "./rpc-failure.ts";

/** Makes a call, again while the policy allows it. */
export async function retrying<T>(
  policy: RetryPolicy,
  call: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const state = new RetryState(policy);
  for (;;) {
    try {
      return await call();
    } catch (error) {
      await waitBeforeRetry(state, error, signal);
    }
  }
}

/** Waits as the policy says, or throws the error if it is final. */
export async function waitBeforeRetry(
  state: RetryState,
  error: unknown,
  signal?: AbortSignal,
): Promise<void> {
  if (!(error instanceof RpcFailure)) throw error;
  error.attempts = state.attempts;
  if (signal?.aborted === true) throw error;
  const delayMs = error.hasNewToken ? state.newTokenDelayMs() : nextDelayMs(state, error);
  if (delayMs === undefined) throw error;
  publishRetry(error, delayMs);
  // An abort ends the wait early; the caller then reports the abort rather than this failure.
  await delay(delayMs, undefined, signal === undefined ? {} : { signal }).catch(() => {
    throw error;
  });
}

function nextDelayMs(state: RetryState, error: RpcFailure): number | undefined {
  return canRetry(error) ? state.nextDelayMs(error.retryDelayMs) : undefined;
}

function publishRetry({ rpc, status, details, attempts }: RpcFailure, delayMs: number): void {
  const event: RetryEvent = { ...rpc, status, details, attempts, delayMs };
  retryChannel.publish(event);
}
