import { channel } from "node:diagnostics_channel";
import { setTimeout as delay } from "node:timers/promises";
import { canRetry, type RetryPolicy, RetryState } from "./retry-policy.ts";
import { RpcFailure } from "./rpc-failure.ts";

const retryChannel = channel("spark-connect-js:retry");

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
  if (!canRetry(error) || signal?.aborted === true) throw error;
  const delayMs = state.nextDelayMs(error.retryDelayMs);
  if (delayMs === undefined) throw error;
  retryChannel.publish({ status: error.status, details: error.details, attempts: error.attempts, delayMs });
  // An abort ends the wait early; the caller then reports the abort rather than this failure.
  await delay(delayMs, undefined, signal === undefined ? {} : { signal }).catch(() => {
    throw error;
  });
}
