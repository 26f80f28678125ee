import { setTimeout as delay } from "node:timers/promises";
import { DecodeError, SessionError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import type { StreamingQueryListenerEvent } from "../gen/spark/connect/commands_pb.ts";
import { closeEvents, type EventStream, listenerCall, openEvents } from "./listener-bus-command.ts";
import { ListenerCalls, warnOfListener } from "./listener-calls.ts";
import {
  type ListenerCall,
  queryStartedEvent,
  type StreamingQueryListener,
} from "./streaming-query-listener.ts";

const recoveryDelaysMs: readonly number[] = [0, 1_000, 4_000, 16_000];

interface BusTimes {
  /** Before each attempt to open a broken bus again, in milliseconds. */
  readonly delaysMs?: readonly number[];
  /** How long the server may take to confirm the bus, in milliseconds. */
  readonly confirmationMs?: number;
}

const buses = new WeakMap<Executor, ListenerBus>();

/** The one listener bus of a session. */
export function listenerBusOf(executor: Executor): ListenerBus {
  const bus = buses.get(executor) ?? new ListenerBus(executor);
  buses.set(executor, bus);
  return bus;
}

/**
 * Brings the server's streaming events to the session's listeners.
 *
 * The server sends them over one long command, opened by the first listener and closed by the last. A cut
 * connection is the transport's affair: the command is reattached and no event is lost or doubled. If the command
 * itself breaks (interrupted, server restarted), the bus opens it again and tells the listeners that events may be
 * missing; if it cannot, it removes them and tells them so.
 */
export class ListenerBus {
  readonly #executor: Executor;
  readonly #delaysMs: readonly number[];
  readonly #confirmationMs: number;
  readonly #listeners = new Map<StreamingQueryListener, ListenerCalls>();
  /** Settles when the events of the open command have all been received. */
  #delivery: Promise<void> = Promise.resolve();
  /** Adding and removing take turns, so that the command is opened and closed once. */
  #turn: Promise<void> = Promise.resolve();
  /** Ends the command, or the attempts to open it again, without its leave. */
  #cancel = new AbortController();
  #recovering = false;
  #closing = false;
  /** Queries that are being started, and the events that came meanwhile. */
  #starting = 0;
  readonly #held: ListenerCall[] = [];

  constructor(executor: Executor, { delaysMs = recoveryDelaysMs, confirmationMs = 15_000 }: BusTimes = {}) {
    this.#executor = executor;
    this.#delaysMs = delaysMs;
    this.#confirmationMs = confirmationMs;
  }

  /** The listeners, in the order they were added. */
  get listeners(): readonly StreamingQueryListener[] {
    return [...this.#listeners.keys()];
  }

  /** Starts events for a listener; resolves when the server has confirmed. */
  async add(listener: StreamingQueryListener): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#listeners.has(listener)) return;
      if (this.#listeners.size === 0) {
        this.#closing = false;
        this.#delivery = this.#deliver(await this.#open());
      }
      this.#listeners.set(listener, new ListenerCalls(listener));
    });
  }

  /** Ends events for a listener; resolves when it has taken those sent before. */
  async remove(listener: StreamingQueryListener): Promise<void> {
    const calls = this.#listeners.get(listener);
    await this.#inTurn(async () => {
      if (this.#listeners.size === 1 && this.#listeners.has(listener)) await this.#close();
      this.#listeners.delete(listener);
    });
    await calls?.ended();
  }

  /** Removes all listeners; resolves when they have taken the events sent before. */
  async close(): Promise<void> {
    const calls = [...this.#listeners.values()];
    await this.#inTurn(async () => {
      if (this.#listeners.size > 0) await this.#close();
      this.#listeners.clear();
    });
    await Promise.all(calls.map((each) => each.ended()));
  }

  /**
   * Starts a query so that listeners hear of its start before they hear anything else of it: the answer to the
   * start and the bus are two streams, and the bus may be faster.
   *
   * @param start - answers with the JSON of the started event, if the server sends one
   */
  async starting<R extends { readonly queryStartedEventJson?: string | undefined }>(
    start: () => Promise<R>,
  ): Promise<R> {
    this.#starting += 1;
    try {
      const result = await start();
      const { queryStartedEventJson: text } = result;
      if (text !== undefined) {
        this.#tell(() => ({ method: "onQueryStarted", event: queryStartedEvent(text) }));
      }
      return result;
    } finally {
      this.#starting -= 1;
      if (this.#starting === 0) for (const call of this.#held.splice(0)) this.#post(call);
    }
  }

  async #inTurn(step: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(step);
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  /** Opens the command; the server's first answer confirms it. */
  async #open(): Promise<EventStream> {
    this.#cancel = new AbortController();
    const { signal } = this.#cancel;
    const unconfirmed = new DecodeError(
      "The server did not confirm the streaming listener: a session has one stream of events, and another " +
        "process of this session seems to have it. Remove its listeners first.",
    );
    const events = openEvents(this.#executor, signal);
    // A server that has given the stream to another process answers nothing at all.
    const tooLate = setTimeout(() => this.#cancel.abort(unconfirmed), this.#confirmationMs);
    try {
      const first = await events.next();
      if (first.value?.listenerBusListenerAdded === true) return events;
      await events.return(undefined);
      throw unconfirmed;
    } catch (error) {
      throw signal.reason === unconfirmed ? unconfirmed : error;
    } finally {
      clearTimeout(tooLate);
    }
  }

  async #close(): Promise<void> {
    this.#closing = true;
    // Nobody may be there to close it; then it ends here.
    if (this.#recovering) this.#cancel.abort();
    else await closeEvents(this.#executor).catch(() => this.#cancel.abort());
    await this.#delivery;
  }

  async #deliver(events: EventStream): Promise<void> {
    try {
      for await (const { events: received } of events) for (const event of received) this.#receive(event);
      if (!this.#closing) throw new DecodeError("The server ended the stream of streaming query events.");
    } catch (error) {
      if (!this.#closing) await this.#recover(error);
    }
  }

  #receive(event: StreamingQueryListenerEvent): void {
    this.#tell(() => listenerCall(event));
  }

  /** One event that cannot be read must not cost the others. */
  #tell(read: () => ListenerCall): void {
    try {
      const call = read();
      if (this.#starting > 0 && call.method !== "onQueryStarted") this.#held.push(call);
      else this.#post(call);
    } catch (error) {
      warnOfListener("reading an event", error);
    }
  }

  #post(call: ListenerCall): void {
    for (const calls of this.#listeners.values()) calls.add(call);
  }

  async #recover(cause: unknown): Promise<void> {
    this.#recovering = true;
    const { events, error } = await this.#openAgain(cause);
    this.#recovering = false;
    if (this.#closing) {
      await events?.return(undefined);
      return;
    }
    if (events !== undefined) {
      this.#post({ method: "onInterruption", event: { error: cause, recovered: true } });
      return this.#deliver(events);
    }
    this.#post({ method: "onInterruption", event: { error, recovered: false } });
    this.#listeners.clear();
  }

  async #openAgain(cause: unknown): Promise<{ readonly events?: EventStream; readonly error: unknown }> {
    let error = cause;
    for (const delayMs of this.#delaysMs) {
      if (error instanceof SessionError) break;
      this.#cancel = new AbortController();
      try {
        // The bus must not keep an otherwise finished process alive.
        await delay(delayMs, undefined, { ref: false, signal: this.#cancel.signal });
        // A server that still holds the old command refuses a second one.
        await closeEvents(this.#executor, this.#cancel.signal).catch(() => undefined);
        if (this.#closing) break;
        return { events: await this.#open(), error };
      } catch (failure) {
        if (this.#closing) break;
        error = failure;
      }
    }
    return { error };
  }
}
