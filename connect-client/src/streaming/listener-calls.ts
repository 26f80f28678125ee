import { AsyncLocalStorage } from "node:async_hooks";
import type { ListenerCall, StreamingQueryListener } from "./streaming-query-listener.ts";

/** Set inside a listener's method, where waiting for the listener would be waiting for oneself. */
const insideListener = new AsyncLocalStorage<true>();

/** Calls the methods of one listener, one event after another; what they throw becomes a warning. */
export class ListenerCalls {
  readonly #listener: StreamingQueryListener;
  #last: Promise<void> = Promise.resolve();

  constructor(listener: StreamingQueryListener) {
    this.#listener = listener;
  }

  /** Calls the event's method, if there is one, after the calls before it have ended. */
  add({ method, event }: ListenerCall): void {
    // The pair of method and event is held by ListenerCall; TypeScript cannot carry it into a call.
    const call = this.#listener[method]?.bind(this.#listener) as
      | ((event: unknown) => void | Promise<void>)
      | undefined;
    if (call === undefined) return;
    this.#last = this.#last
      .then(() => insideListener.run(true, () => call(event)))
      .catch((error: unknown) => warnOfListener(method, error));
  }

  /** Waits for the calls made so far, except inside a listener. */
  async ended(): Promise<void> {
    if (insideListener.getStore() === undefined) await this.#last;
  }
}

/** Tells the user of a failure that must harm neither the query nor other listeners. */
export function warnOfListener(place: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning(`A StreamingQueryListener failed in ${place}: ${reason}`, "SparkConnectWarning");
}
