import { inspect } from "node:util";
import { formatDateTime } from "./calendar.ts";
import { parseDateTime, unreadable } from "./parse-date-time.ts";
import { dateOfMicros, microsOfDate } from "./timestamp.ts";

/**
 * What a clock and a calendar on some wall show, to the microsecond: the value of a `TIMESTAMP_NTZ`, or to the
 * nanosecond of a `TIMESTAMP_NTZ(9)`.
 *
 * @example
 * ```ts
 * String(LocalDateTime.parse("2024-03-31T02:30")); // "2024-03-31 02:30:00"
 * ```
 */
export class LocalDateTime {
  /** Tells it from other times for the compiler, to which equal members make equal classes. */
  declare protected readonly kind: "LocalDateTime";
  /** Microseconds since that clock showed 1970-01-01 00:00:00. */
  readonly epochMicros: bigint;
  /** Nanoseconds to add to {@link epochMicros}, 0 to 999; a `TIMESTAMP_NTZ` holds none. */
  readonly nanosOfMicro: number;

  constructor(epochMicros: bigint, nanosOfMicro: number = 0) {
    this.epochMicros = epochMicros;
    this.nanosOfMicro = nanosOfMicro;
  }

  /** Reads `2024-03-31` or `2024-03-31 02:30:00.123456`; a zone or offset is an error. */
  static parse(text: string): LocalDateTime {
    const parsed = parseDateTime(text);
    if (parsed === undefined || parsed.offsetMicros !== undefined)
      throw unreadable(text, "a date and time without a zone such as 2024-03-31 02:30:00.123456");
    return new LocalDateTime(parsed.clockMicros, parsed.nanosOfMicro);
  }

  /** The clock reading of `date` in UTC. */
  static fromDate(date: Date): LocalDateTime {
    return new LocalDateTime(microsOfDate(date));
  }

  /** The instant at which a clock in UTC shows this; what is finer than a millisecond is cut off. */
  toDate(): Date {
    return dateOfMicros(this.epochMicros);
  }

  equals(other: LocalDateTime): boolean {
    return this.epochMicros === other.epochMicros && this.nanosOfMicro === other.nanosOfMicro;
  }

  toString(): string {
    return formatDateTime(this.epochMicros, this.nanosOfMicro);
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** ISO 8601 without a zone: `2024-03-31T02:30:00`. */
  toJSON(): string {
    return this.toString().replace(" ", "T");
  }
}
