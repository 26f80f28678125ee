import { randomBytes } from "node:crypto";
import type { ChangesMessage, ChannelChanges, ChannelName, Channels } from "../wire.ts";
import { Channel } from "./channel.ts";

/** A position in the hub's history, good only for the hub that gave it. */
export interface Cursor {
  readonly epoch: string;
  readonly sequence: number;
}

/** What a subscriber must be told next, and where it stands afterwards. */
export interface Delta {
  readonly cursor: Cursor;
  readonly json: string;
}

/**
 * Holds the current value of every channel and says what changed since any point.
 *
 * A subscriber is a cursor: nothing is queued for it, so a slow one costs no memory and, once it reads again, gets
 * the newest values rather than every step it missed. Resuming after a lost connection is the same question.
 */
export class LiveHub {
  /** Differs at every start, so that a cursor of an earlier process is recognised and not believed. */
  readonly epoch: string = randomBytes(6).toString("hex");
  readonly #channels: ReadonlyMap<ChannelName, Channel<Channels[ChannelName]>>;
  readonly #now: () => Date;
  /** Deltas of this instant by subscriber position: a hundred pages in step share one serialisation. */
  readonly #memo = new Map<string, Delta | null>();
  #sequence = 0;

  constructor(limits: Readonly<Record<ChannelName, number>>, now: () => Date = () => new Date()) {
    const names = Object.keys(limits) as ChannelName[];
    this.#channels = new Map(names.map((name) => [name, new Channel(limits[name])]));
    this.#now = now;
  }

  /** Names of all channels. */
  get names(): readonly ChannelName[] {
    return [...this.#channels.keys()];
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Sets the value of a key of a channel. */
  publish<C extends ChannelName>(channel: C, key: string, value: Channels[C]): void {
    this.#sequence += 1;
    this.#memo.clear();
    this.#channel(channel).set(key, value, this.#sequence);
  }

  /** The current value of a key, or undefined when it has none. */
  get<C extends ChannelName>(channel: C, key: string): Channels[C] | undefined {
    return this.#channel(channel).get(key) as Channels[C] | undefined;
  }

  /** How many keys a channel holds now. */
  size(channel: ChannelName): number {
    return this.#channel(channel).size;
  }

  /**
   * What changed in the named channels since `from`: null when nothing did. Without a cursor, or with one this
   * hub did not give, the answer is everything, marked as a reset.
   */
  delta(names: readonly ChannelName[], from: Cursor | null): Delta | null {
    const known = from !== null && from.epoch === this.epoch && from.sequence <= this.#sequence;
    const since = known ? from.sequence : null;
    const memoKey = `${since}|${names.join()}`;
    const remembered = this.#memo.get(memoKey);
    if (remembered !== undefined) return remembered;
    const delta = this.#compute(names, since);
    this.#memo.set(memoKey, delta);
    return delta;
  }

  #compute(names: readonly ChannelName[], since: number | null): Delta | null {
    const channels: Partial<Record<ChannelName, ChannelChanges>> = {};
    for (const name of names) {
      const changes = this.#channel(name).changesSince(since ?? 0);
      if (changes.length > 0) channels[name] = changes;
    }
    if (since !== null && Object.keys(channels).length === 0) return null;
    const message: ChangesMessage = {
      reset: since === null,
      serverTime: this.#now().toISOString(),
      ...(since === null && { limits: this.#limits(names) }),
      channels,
    };
    return { cursor: { epoch: this.epoch, sequence: this.#sequence }, json: JSON.stringify(message) };
  }

  #limits(names: readonly ChannelName[]): Partial<Record<ChannelName, number>> {
    return Object.fromEntries(names.map((name) => [name, this.#channel(name).limit]));
  }

  #channel(name: ChannelName): Channel<Channels[ChannelName]> {
    const channel = this.#channels.get(name);
    if (channel === undefined) {
      throw new RangeError(`No live channel is named "${name}"; there are ${this.names.join(", ")}`);
    }
    return channel;
  }
}
