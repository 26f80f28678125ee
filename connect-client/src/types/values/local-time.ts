import { inspect } from "node:util";
import { formatTimeOfDay } from "./calendar.ts";
import { parseTimeOfDay, unreadable } from "./parse-date-time.ts";

const NANOS_PER_SECOND = 1_000_000_000n;

/**
 * A time of day: the value of a `TIME`.
 *
 * @example
 * ```ts
 * LocalTime.parse("13:05:09.25").nanos; // 47109250000000n
 * ```
 */
export class LocalTime {
  /** Nanoseconds since midnight. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /** Reads `13:05`, `13:05:09` or `13:05:09.25`. */
  static parse(text: string): LocalTime {
    const nanos = parseTimeOfDay(text.trim(), NANOS_PER_SECOND);
    if (nanos === undefined) throw unreadable(text, "a time of day such as 13:05:09.25");
    return new LocalTime(nanos);
  }

  equals(other: LocalTime): boolean {
    return this.nanos === other.nanos;
  }

  toString(): string {
    return formatTimeOfDay(this.nanos, NANOS_PER_SECOND);
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  toJSON(): string {
    return this.toString();
  }
}
