import { setTimeout as delay } from "node:timers/promises";
import { DecodeError, SessionError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import {
  StreamingQueryEventType as EventType,
  type StreamingQueryListenerEvent,
  type StreamingQueryListenerEventsResult,
} from "../gen/spark/connect/commands_pb.ts";
import { commandPlan } from "../plan/plan.ts";
import {
  type ListenerCall,
  queryIdleEvent,
  queryProgressEvent,
  queryTerminatedEvent,
  type StreamingQueryListener,
} from "./streaming-query-listener.ts";

/** How long to wait before each attempt to open a broken bus again, in milliseconds. */
const recoveryDelaysMs: readonly number[] = [0, 1_000, 4_000, 16_000];

type EventStream = AsyncGenerator<StreamingQueryListenerEventsResult, undefined>;

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
 * The server sends them over one long command, opened by the first listener and closed by the last. If it breaks
 * (server restarted, operation lost), the bus opens it again and tells the listeners that events may be missing;
 * if it cannot, it removes them and tells them so.
 */
export class ListenerBus {
  readonly #executor: Executor;
  readonly #delaysMs: readonly number[];
  readonly #listeners = new Set<StreamingQueryListener>();
  /** Settles when the events of the open command have all been delivered. */
  #delivery: Promise<void> = Promise.resolve();
  /** Adding and removing take turns, so that the command is opened and closed once. */
  #turn: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(executor: Executor, delaysMs: readonly number[] = recoveryDelaysMs) {
    this.#executor = executor;
    this.#delaysMs = delaysMs;
  }

  /** The listeners, in the order they were added. */
  get listeners(): readonly StreamingQueryListener[] {
    return [...this.#listeners];
  }

  /** Starts events for a listener; resolves when the server has confirmed. */
  async add(listener: StreamingQueryListener): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#listeners.size === 0) this.#delivery = this.#deliver(await this.#open());
      this.#listeners.add(listener);
    });
  }

  /** Ends events for a listener; resolves when those sent before have been delivered. */
  async remove(listener: StreamingQueryListener): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#listeners.size === 1 && this.#listeners.has(listener)) await this.#close();
      this.#listeners.delete(listener);
    });
  }

  /** Removes all listeners, after the events sent before have been delivered. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#listeners.size > 0) await this.#close();
      this.#listeners.clear();
    });
  }

  /** Calls every listener; what one of them throws reaches nobody else. */
  post({ method, event }: ListenerCall): void {
    for (const listener of this.#listeners) {
      // The pair of method and event is held by ListenerCall; TypeScript cannot carry it into a call.
      const call = listener[method]?.bind(listener) as ((event: unknown) => void | Promise<void>) | undefined;
      // Awaiting turns a throw and a rejection into the same thing.
      (async () => call?.(event))().catch((error: unknown) => warn(method, error));
    }
  }

  async #inTurn(step: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(step);
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  /** Opens the command; the server's first answer confirms it. */
  async #open(): Promise<EventStream> {
    this.#closing = false;
    const events = eventResults(this.#executor);
    const first = await events.next();
    if (first.done || first.value.listenerBusListenerAdded !== true) {
      await events.return(undefined);
      throw new DecodeError(
        "The server did not confirm the streaming listener; remove this session's other listeners and add it again.",
      );
    }
    return events;
  }

  async #close(): Promise<void> {
    this.#closing = true;
    await closeCommand(this.#executor);
    await this.#delivery;
  }

  async #deliver(events: EventStream): Promise<void> {
    try {
      for (let next = await events.next(); !next.done; next = await events.next()) {
        for (const event of next.value.events) this.#receive(event);
      }
      if (!this.#closing) throw new DecodeError("The server ended the stream of streaming query events.");
    } catch (error) {
      if (!this.#closing) await this.#recover(error);
    }
  }

  /** One event that cannot be read must not cost the others. */
  #receive(event: StreamingQueryListenerEvent): void {
    try {
      this.post(listenerCall(event));
    } catch (error) {
      warn("reading an event", error);
    }
  }

  async #recover(cause: unknown): Promise<void> {
    let error = cause;
    for (const delayMs of this.#delaysMs) {
      if (error instanceof SessionError || this.#closing) break;
      // The bus must not keep an otherwise finished process alive.
      await delay(delayMs, undefined, { ref: false });
      try {
        // A server that still holds the old command refuses a second one.
        await closeCommand(this.#executor).catch(() => undefined);
        const events = await this.#open();
        this.post({ method: "onInterruption", event: { error: cause, recovered: true } });
        return this.#deliver(events);
      } catch (failure) {
        error = failure;
      }
    }
    this.post({ method: "onInterruption", event: { error, recovered: false } });
    this.#listeners.clear();
  }
}

async function* eventResults(executor: Executor): EventStream {
  const plan = commandPlan("streamingQueryListenerBusCommand", {
    command: { case: "addListenerBusListener", value: true },
  });
  for await (const { responseType } of executor.execute(plan)) {
    if (responseType.case === "streamingQueryListenerEventsResult") yield responseType.value;
  }
}

async function closeCommand(executor: Executor): Promise<void> {
  const plan = commandPlan("streamingQueryListenerBusCommand", {
    command: { case: "removeListenerBusListener", value: true },
  });
  for await (const _response of executor.execute(plan)) {
    // The command answers with nothing; it is done when its responses end.
  }
}

function listenerCall({ eventType, eventJson }: StreamingQueryListenerEvent): ListenerCall {
  switch (eventType) {
    case EventType.QUERY_PROGRESS_EVENT:
      return { method: "onQueryProgress", event: queryProgressEvent(eventJson) };
    case EventType.QUERY_IDLE_EVENT:
      return { method: "onQueryIdle", event: queryIdleEvent(eventJson) };
    case EventType.QUERY_TERMINATED_EVENT:
      return { method: "onQueryTerminated", event: queryTerminatedEvent(eventJson) };
    default:
      throw new DecodeError(`The server sent a streaming query event of the unknown type ${eventType}.`);
  }
}

function warn(place: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning(`A StreamingQueryListener failed in ${place}: ${reason}`, "SparkConnectWarning");
}
