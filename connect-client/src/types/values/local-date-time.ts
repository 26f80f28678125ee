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
 * const clock = LocalDateTime.parse("2024-03-31T02:30");
 * console.log(clock.toString(), clock.toDate().toISOString(), JSON.stringify(clock));
 * // 2024-03-31 02:30:00 2024-03-31T02:30:00.000Z "2024-03-31T02:30:00"
 * console.log(clock.equals(LocalDateTime.fromDate(new Date("2024-03-31T02:30:00Z"))));
 * // true
 * ```
 * @see Python `datetime.datetime` without a zone
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

  /**
   * Reads `2024-03-31` or `2024-03-31 02:30:00.123456`.
   *
   * @throws {@link ArgumentError} if the text is not one, or has a zone or offset
   */
  static parse(text: string): LocalDateTime {
    const parsed = parseDateTime(text);
    if (parsed === undefined || parsed.offsetMicros !== undefined)
      throw unreadable(text, "a date and time without a zone such as 2024-03-31 02:30:00.123456");
    return new LocalDateTime(parsed.clockMicros, parsed.nanosOfMicro);
  }

  /**
   * The clock reading of `date` in UTC.
   *
   * @throws {@link ArgumentError} if the date is invalid
   */
  static fromDate(date: Date): LocalDateTime {
    return new LocalDateTime(microsOfDate(date));
  }

  /**
   * The instant at which a clock in UTC shows this; what is finer than a millisecond is cut off.
   *
   * @throws {@link ArgumentError} beyond the 100 million days around 1970 a `Date` can hold
   */
  toDate(): Date {
    return dateOfMicros(this.epochMicros);
  }

  /** Whether both show the same. */
  equals(other: LocalDateTime): boolean {
    return this.epochMicros === other.epochMicros && this.nanosOfMicro === other.nanosOfMicro;
  }

  /** As Spark writes it: `2024-03-31 02:30:00`. */
  toString(): string {
    return formatDateTime(this.epochMicros, this.nanosOfMicro);
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** ISO 8601 without a zone, `2024-03-31T02:30:00`, for `JSON.stringify`. */
  toJSON(): string {
    return this.toString().replace(" ", "T");
  }
}
