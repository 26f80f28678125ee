import type { ChannelName } from "../wire.ts";
import type { LiveHub } from "./hub.ts";
import type { Subscriber } from "./subscriber.ts";

/** How the broadcaster paces itself; tests shorten it. */
export interface Pace {
  /** Pause between two messages to one page: changes in between are sent as one. */
  readonly flushEveryMs: number;
  readonly heartbeatEveryMs: number;
}

const defaultPace: Pace = { flushEveryMs: 200, heartbeatEveryMs: 15_000 };

/** Keeps the open pages, and sends each what changed, on one timer for all that runs only while there are any. */
export class Broadcaster {
  readonly #hub: LiveHub;
  readonly #pace: Pace;
  readonly #subscribers = new Set<Subscriber>();
  readonly #watchers: ((channels: readonly ChannelName[]) => void)[] = [];
  #timers: readonly NodeJS.Timeout[] = [];
  #messages = 0;

  constructor(hub: LiveHub, pace: Pace = defaultPace) {
    this.#hub = hub;
    this.#pace = pace;
  }

  /** Open pages now. */
  get size(): number {
    return this.#subscribers.size;
  }

  /** Messages sent since the start. */
  get messages(): number {
    return this.#messages;
  }

  /** Whether any open page follows the channel. */
  follows(channel: ChannelName): boolean {
    return [...this.#subscribers].some((subscriber) => subscriber.channels.includes(channel));
  }

  /** Calls back with the channels of every page that opens. */
  onOpen(watcher: (channels: readonly ChannelName[]) => void): void {
    this.#watchers.push(watcher);
  }

  /** Adds a page and sends it its first message at once. */
  add(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
    this.#send(subscriber, Date.now());
    if (this.#timers.length === 0) this.#startTimers();
    for (const watcher of this.#watchers) watcher(subscriber.channels);
  }

  /** Forgets a page whose connection is gone. */
  remove(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    if (this.#subscribers.size === 0) this.#stopTimers();
  }

  /** Ends every connection. */
  close(): void {
    this.#stopTimers();
    for (const subscriber of this.#subscribers) subscriber.close();
    this.#subscribers.clear();
  }

  #send(subscriber: Subscriber, now: number): void {
    if (subscriber.flush(this.#hub, now)) this.#messages += 1;
  }

  #startTimers(): void {
    const each = (act: (subscriber: Subscriber, now: number) => void) => () => {
      const now = Date.now();
      for (const subscriber of this.#subscribers) act(subscriber, now);
    };
    this.#timers = [
      setInterval(
        each((subscriber, now) => this.#send(subscriber, now)),
        this.#pace.flushEveryMs,
      ),
      setInterval(
        each((subscriber, now) => subscriber.heartbeat(now)),
        this.#pace.heartbeatEveryMs,
      ),
    ];
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }
}
