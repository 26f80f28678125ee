import { inspect } from "node:util";
import { formatTimeOfDay } from "./calendar.ts";
import { parseTimeOfDay, unreadable } from "./parse-date-time.ts";

const NANOS_PER_SECOND = 1_000_000_000n;
const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;

/**
 * A time of day: the value of a `TIME`.
 *
 * @example
 * ```ts
 * const time = LocalTime.parse("13:05:09.25");
 * console.log(time.nanos, time.toString(), JSON.stringify(time), time.equals(LocalTime.parse("13:05")));
 * // 47109250000000n 13:05:09.25 "13:05:09.25" false
 * ```
 * @see Python `datetime.time`
 */
export class LocalTime {
  /** Nanoseconds since midnight. */
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /**
   * Reads `13:05`, `13:05:09` or `13:05:09.25`.
   *
   * @throws {@link ArgumentError} if the text is not a time of day
   */
  static parse(text: string): LocalTime {
    const nanos = parseTimeOfDay(text.trim(), NANOS_PER_SECOND);
    if (nanos === undefined) throw unreadable(text, "a time of day such as 13:05:09.25");
    return new LocalTime(nanos);
  }

  /** Whether both are the same time. */
  equals(other: LocalTime): boolean {
    return this.nanos === other.nanos;
  }

  /** As Spark writes it: `13:05:09.25`. */
  toString(): string {
    return formatTimeOfDay(this.nanos, NANOS_PER_SECOND);
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** {@link toString}, for `JSON.stringify`. */
  toJSON(): string {
    return this.toString();
  }
}

/** Whether a `TIME` of that precision holds the time to the last digit. */
export function isTimeOfPrecision({ nanos }: LocalTime, precision: number): boolean {
  const inDay = nanos >= 0n && nanos < NANOS_PER_DAY;
  return inDay && nanos % 10n ** BigInt(9 - precision) === 0n;
}
