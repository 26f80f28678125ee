import { inspect } from "node:util";
import { ArgumentError } from "../../errors/index.ts";
import { floorDiv, formatDateTime } from "./calendar.ts";
import { parseDateTime, unreadable } from "./parse-date-time.ts";

/**
 * An instant to the microsecond: the value of a `TIMESTAMP`, or to the nanosecond of a `TIMESTAMP_LTZ(9)`.
 *
 * It has no zone of its own; {@link Timestamp.toString} writes it in UTC. Spark's `show()` writes it in the
 * session's time zone.
 *
 * @example
 * ```ts
 * const at = Timestamp.parse("2024-03-31T02:30:00.123456+02:00");
 * console.log(at.toString(), at.epochMicros);
 * // 2024-03-31 00:30:00.123456 1711845000123456n
 * console.log(at.toDate().toISOString(), JSON.stringify(at));
 * // 2024-03-31T00:30:00.123Z "2024-03-31T00:30:00.123456Z"
 * console.log(at.equals(Timestamp.fromDate(at.toDate()))); // a Date has no microseconds
 * // false
 * ```
 * @see Python `datetime.datetime`
 */
export class Timestamp {
  /** Tells it from other times for the compiler, to which equal members make equal classes. */
  declare protected readonly kind: "Timestamp";
  /** Microseconds since 1970-01-01T00:00:00Z; negative before. */
  readonly epochMicros: bigint;
  /** Nanoseconds to add to {@link epochMicros}, 0 to 999; a `TIMESTAMP` holds none. */
  readonly nanosOfMicro: number;

  constructor(epochMicros: bigint, nanosOfMicro: number = 0) {
    this.epochMicros = epochMicros;
    this.nanosOfMicro = nanosOfMicro;
  }

  /**
   * Reads `2024-03-31`, `2024-03-31 02:30:00.123456` (both UTC), or the same with `Z` or an offset such as `+02:00`.
   *
   * @throws {@link ArgumentError} if the text is not one
   */
  static parse(text: string): Timestamp {
    const parsed = parseDateTime(text);
    if (parsed === undefined) throw unreadable(text, "a timestamp such as 2024-03-31T02:30:00.123456Z");
    return new Timestamp(parsed.clockMicros - (parsed.offsetMicros ?? 0n), parsed.nanosOfMicro);
  }

  /**
   * The instant of a `Date`.
   *
   * @throws {@link ArgumentError} if the date is invalid
   */
  static fromDate(date: Date): Timestamp {
    return new Timestamp(microsOfDate(date));
  }

  /**
   * The instant as a `Date`, which keeps milliseconds: what is finer is cut off, towards the past.
   *
   * @throws {@link ArgumentError} beyond the 100 million days around 1970 a `Date` can hold
   */
  toDate(): Date {
    return dateOfMicros(this.epochMicros);
  }

  /** Whether both are the same instant. */
  equals(other: Timestamp): boolean {
    return this.epochMicros === other.epochMicros && this.nanosOfMicro === other.nanosOfMicro;
  }

  /** In UTC, as Spark writes it: `2024-03-31 00:30:00.123456`. */
  toString(): string {
    return formatDateTime(this.epochMicros, this.nanosOfMicro);
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** ISO 8601 in UTC, `2024-03-31T00:30:00.123456Z`, for `JSON.stringify`. */
  toJSON(): string {
    return `${this.toString().replace(" ", "T")}Z`;
  }
}

/** @throws {@link ArgumentError} if the date is invalid */
export function microsOfDate(date: Date): bigint {
  if (Number.isNaN(date.getTime())) throw new ArgumentError("An invalid Date is no point in time.");
  return BigInt(date.getTime()) * 1000n;
}

/** @throws {@link ArgumentError} beyond the 100 million days around 1970 a `Date` can hold */
export function dateOfMicros(epochMicros: bigint): Date {
  const date = new Date(Number(floorDiv(epochMicros, 1000n)));
  if (Number.isNaN(date.getTime()))
    throw new ArgumentError(`${formatDateTime(epochMicros, 0)} is beyond the range of a JavaScript Date.`);
  return date;
}
