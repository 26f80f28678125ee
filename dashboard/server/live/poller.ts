import type { ChannelName, Channels, Figure } from "../wire.ts";
import type { Broadcaster } from "./broadcaster.ts";
import { readFigure } from "./figure.ts";
import type { LiveHub } from "./hub.ts";

/** The channels whose values are figures, and what their figures hold. */
export type FigureChannel = {
  [C in ChannelName]: Channels[C] extends Figure<unknown> ? C : never;
}[ChannelName];

/** What a channel's figures hold. */
export type FigureData<C extends FigureChannel> = Channels[C] extends Figure<infer T> ? T : never;

/** A figure that is read again and again. */
export interface Tile<C extends FigureChannel = FigureChannel> {
  readonly channel: C;
  readonly key: string;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly query: (signal: AbortSignal) => Promise<FigureData<C>>;
}

/**
 * Reads one tile's figure while somebody looks at it, and not otherwise: an unwatched page costs the cluster nothing.
 * One read at a time; each failure stays on its own tile.
 */
export class Poller<C extends FigureChannel = FigureChannel> {
  readonly tile: Tile<C>;
  readonly #hub: LiveHub;
  readonly #broadcaster: Broadcaster;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(tile: Tile<C>, hub: LiveHub, broadcaster: Broadcaster) {
    this.tile = tile;
    this.#hub = hub;
    this.#broadcaster = broadcaster;
    broadcaster.onOpen((channels) => {
      if (channels.includes(tile.channel)) this.#wake();
    });
  }

  /** Reads now, or joins the read under way. */
  refresh(): Promise<void> {
    this.#running ??= this.#read().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Reads no more. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  #wake(): void {
    // A page opened while the timer runs is served by it; the value in the hub is younger than one period.
    if (this.#timer === null && !this.#stopped) void this.refresh();
  }

  async #read(): Promise<void> {
    const { channel, key, timeoutMs, query } = this.tile;
    this.#cancelTimer();
    const previous = this.#hub.get(channel, key) as Figure<FigureData<C>> | undefined;
    const figure = await readFigure(previous, timeoutMs, query);
    if (this.#stopped) return;
    this.#hub.publish(channel, key, figure as Channels[C]);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#broadcaster.follows(channel)) void this.refresh();
    }, this.tile.everyMs);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
