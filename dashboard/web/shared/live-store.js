/** @import { ChangesMessage, ChannelName, Channels } from "../../server/wire.ts" */

/**
 * The newest values of the channels a page follows.
 *
 * Each channel is a map whose order is the order of change. A value that arrives again replaces itself, so a repeated
 * message never shows twice.
 */
export class LiveStore {
  /** @type {Map<ChannelName, Map<string, unknown>>} */
  #channels = new Map();
  /** @type {Partial<Record<ChannelName, number>>} */
  #limits = {};
  /** How far the server's clock is ahead of this one, in milliseconds. */
  clockOffsetMs = 0;

  /** @param {readonly ChannelName[]} names */
  constructor(names) {
    for (const name of names) this.#channels.set(name, new Map());
  }

  /** The server's time now, in milliseconds since 1970. */
  now() {
    return Date.now() + this.clockOffsetMs;
  }

  /**
   * The values of a channel by key, oldest change first.
   *
   * @template {ChannelName} C
   * @param {C} name
   * @returns {ReadonlyMap<string, Channels[C]>}
   */
  channel(name) {
    const channel = this.#channels.get(name);
    if (channel === undefined) throw new Error(`This page does not follow the channel ${name}`);
    return /** @type {ReadonlyMap<string, Channels[C]>} */ (channel);
  }

  /**
   * Takes a message of the stream and returns the channels it changed.
   *
   * @param {ChangesMessage} message
   * @returns {Set<ChannelName>}
   */
  apply(message) {
    this.clockOffsetMs = Date.parse(message.serverTime) - Date.now();
    const changed = new Set(/** @type {ChannelName[]} */ (Object.keys(message.channels)));
    if (message.reset) {
      this.#limits = message.limits ?? {};
      for (const [name, values] of this.#channels) {
        values.clear();
        changed.add(name);
      }
    }
    for (const name of changed) {
      for (const [key, value] of message.channels[name] ?? []) this.#set(name, key, value);
    }
    return changed;
  }

  /**
   * A copy that later messages do not change: what a paused page shows.
   *
   * @returns {LiveStore}
   */
  freeze() {
    const copy = new LiveStore([...this.#channels.keys()]);
    copy.clockOffsetMs = this.clockOffsetMs;
    for (const [name, values] of this.#channels) copy.#channels.set(name, new Map(values));
    return copy;
  }

  /**
   * @param {ChannelName} name
   * @param {string} key
   * @param {unknown} value
   */
  #set(name, key, value) {
    const values = this.#channels.get(name);
    if (values === undefined) return;
    values.delete(key);
    values.set(key, value);
    if (values.size > (this.#limits[name] ?? Number.POSITIVE_INFINITY)) {
      const [oldest] = values.keys();
      if (oldest !== undefined) values.delete(oldest);
    }
  }
}
