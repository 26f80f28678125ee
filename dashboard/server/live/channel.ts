/** One key's value and the number of its last change. */
interface Entry<T> {
  readonly sequence: number;
  readonly value: T;
}

/**
 * A bounded table of current values that remembers in which order they changed.
 *
 * It is snapshot and replay log in one: what changed since a given number is what a page that saw everything up
 * to it must still be told. Old changes to a key need no log, because the newest value replaces them.
 */
export class Channel<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #limit: number;
  #lastSequence = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keys kept at most. */
  get limit(): number {
    return this.#limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Sets a key's value; the key whose last change is oldest gives way when the channel is full. */
  set(key: string, value: T, sequence: number): void {
    // Deleted first, so that the map's own order is the order of change.
    this.#entries.delete(key);
    this.#entries.set(key, { sequence, value });
    this.#lastSequence = sequence;
    if (this.#entries.size > this.#limit) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
  }

  /** The keys changed after `sequence` with their current values, oldest change first. */
  changesSince(sequence: number): [key: string, value: T][] {
    if (this.#lastSequence <= sequence) return [];
    const changes: [string, T][] = [];
    for (const [key, entry] of this.#entries) {
      if (entry.sequence > sequence) changes.push([key, entry.value]);
    }
    return changes;
  }
}
