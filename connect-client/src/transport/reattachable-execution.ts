import { setTimeout as delay } from "node:timers/promises";
import { DecodeError } from "../errors/index.ts";
import type { ExecutePlanResponse } from "../gen/spark/connect/base_pb.ts";
import { type Release, ReleaseQueue } from "./release-queue.ts";
import type { ResponseStream } from "./response-stream.ts";
import { waitBeforeRetry } from "./retry.ts";
import { type RetryPolicy, RetryState } from "./retry-policy.ts";
import { RpcFailure } from "./rpc-failure.ts";

/** The three calls a reattachable execution is made of, for one operation id. */
export interface ExecutionCalls {
  execute(): ResponseStream<ExecutePlanResponse>;
  reattach(lastResponseId: string | undefined): ResponseStream<ExecutePlanResponse>;
  readonly release: Release;
}

/**
 * Bytes of responses the server may keep although they were read. Freeing every small one would take more calls than
 * a short query itself; the server keeps ten times as much before it lets go of sent ones by its own.
 */
const bytesToKeep = 1024 * 1024;
/** What a response is counted as besides its rows. */
const bytesOfResponse = 1024;

/**
 * Yields every response of one execution in order, exactly once, over as many streams as it takes.
 *
 * A stream may end or break at any time; only `ResultComplete` says that the result is whole. A response
 * counts as received when it is handed to the consumer, so what a broken stream still carried comes again.
 *
 * @see PySpark `ExecutePlanResponseReattachableIterator`
 */
export async function* executeReattachable(
  calls: ExecutionCalls,
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExecutePlanResponse, void, undefined> {
  const reader = new ReattachingReader(calls, policy, signal);
  const releases = new ReleaseQueue(calls.release);
  const abort = () => reader.cancel();
  signal?.addEventListener("abort", abort);
  let kept = 0;
  try {
    for (;;) {
      const response = await reader.next();
      if (response.responseType.case === "resultComplete") {
        reader.close();
        yield response;
        return;
      }
      yield response;
      kept += sizeOf(response);
      if (kept < bytesToKeep) continue;
      releases.until(response.responseId);
      kept = 0;
    }
  } finally {
    // At the end, on an error and when the consumer leaves early alike.
    signal?.removeEventListener("abort", abort);
    reader.cancel();
    releases.all();
  }
}

function sizeOf({ responseType }: ExecutePlanResponse): number {
  return bytesOfResponse + (responseType.case === "arrowBatch" ? responseType.value.data.length : 0);
}

class ReattachingReader {
  readonly #calls: ExecutionCalls;
  readonly #policy: RetryPolicy;
  readonly #signal: AbortSignal | undefined;
  #stream: ResponseStream<ExecutePlanResponse> | undefined;
  #lastResponseId: string | undefined;

  constructor(calls: ExecutionCalls, policy: RetryPolicy, signal: AbortSignal | undefined) {
    this.#calls = calls;
    this.#policy = policy;
    this.#signal = signal;
    this.#stream = calls.execute();
  }

  cancel(): void {
    this.#stream?.cancel();
  }

  close(): void {
    this.#stream?.close();
  }

  /** The retry count starts anew with every response, as in PySpark. */
  async next(): Promise<ExecutePlanResponse> {
    const retries = new RetryState(this.#policy);
    for (;;) {
      try {
        this.#stream ??= this.#calls.reattach(this.#lastResponseId);
        const response = await this.#stream.next();
        if (response !== undefined) {
          this.#lastResponseId = response.responseId;
          return response;
        }
        this.#stream = undefined;
        // Streams normally last minutes; ones that end at once must not become a busy loop.
        await delay(this.#policy.initialBackoffMs);
      } catch (error) {
        await this.#recover(error, retries);
      }
    }
  }

  /** Prepares the next try, or throws what ends the execution. */
  async #recover(error: unknown, retries: RetryState): Promise<void> {
    this.#stream = undefined;
    if (this.#signal?.aborted === true || !(error instanceof RpcFailure)) throw error;
    if (says(error, "SESSION_NOT_FOUND") || says(error, "OPERATION_NOT_FOUND")) {
      // Without a response the request never arrived and is sent again; with one, rows would be missing.
      if (this.#lastResponseId !== undefined) throw restIsLost(error);
      // At once, but not for ever.
      if (retries.nextDelayMs(undefined) === undefined) throw error;
      this.#stream = this.#calls.execute();
      return;
    }
    // Only the time of this stream is up, not of the query: reattach at once.
    if (error.status === "DEADLINE_EXCEEDED") return;
    await waitBeforeRetry(retries, error, this.#signal);
  }
}

function says({ details }: RpcFailure, reason: string): boolean {
  return details.includes(`INVALID_HANDLE.${reason}`);
}

/** A session that is gone says so itself. */
function restIsLost(error: RpcFailure): Error {
  if (says(error, "SESSION_NOT_FOUND")) return error;
  return new DecodeError(
    "The server no longer knows an operation whose first responses were already received, so the rest of its " +
      "result is lost. It drops operations that nobody reads for minutes; run the query again.",
    { cause: error },
  );
}
