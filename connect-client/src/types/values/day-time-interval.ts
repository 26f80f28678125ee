import { inspect } from "node:util";
import { formatTimeOfDay, MICROS_PER_DAY, MICROS_PER_SECOND } from "./calendar.ts";
import { parseTimeOfDay, unreadable } from "./parse-date-time.ts";

const TEXT =
  /^(?:interval\s+)?(?<quote>'?)(?<sign>[+-]?)(?<days>\d+) (?<clock>[\d:.]+)\k<quote>(?:\s+day to second)?$/i;

/**
 * A span of days, hours, minutes and seconds to the microsecond: the value of an `INTERVAL DAY TO SECOND`.
 *
 * @example
 * ```ts
 * console.log(DayTimeInterval.parse("1 02:03:04.5").micros);
 * // 93784500000n
 * const span = DayTimeInterval.fromMillis(1500);
 * console.log(span.toString(), span.equals(new DayTimeInterval(1_500_000n)));
 * // INTERVAL '0 00:00:01.5' DAY TO SECOND true
 * ```
 */
export class DayTimeInterval {
  /** The whole span in microseconds; negative for a span back in time. */
  readonly micros: bigint;

  constructor(micros: bigint) {
    this.micros = micros;
  }

  /**
   * The span of a number of milliseconds.
   *
   * @param millis - whole milliseconds, as `Date` arithmetic gives them
   */
  static fromMillis(millis: number): DayTimeInterval {
    return new DayTimeInterval(BigInt(millis) * 1000n);
  }

  /**
   * Reads `1 02:03:04.5` or `INTERVAL '1 02:03:04.5' DAY TO SECOND`.
   *
   * @throws {@link ArgumentError} if the text is not one
   */
  static parse(text: string): DayTimeInterval {
    const parts = TEXT.exec(text.trim())?.groups;
    const clock = parts?.clock === undefined ? undefined : parseTimeOfDay(parts.clock, MICROS_PER_SECOND);
    if (parts?.days === undefined || clock === undefined)
      throw unreadable(text, "days and a time such as INTERVAL '1 02:03:04.5' DAY TO SECOND");
    const micros = BigInt(parts.days) * MICROS_PER_DAY + clock;
    return new DayTimeInterval(parts.sign === "-" ? -micros : micros);
  }

  /** Whether both are equally long. */
  equals(other: DayTimeInterval): boolean {
    return this.micros === other.micros;
  }

  /** As Spark writes it: `INTERVAL '1 02:03:04.5' DAY TO SECOND`. */
  toString(): string {
    const micros = this.micros < 0n ? -this.micros : this.micros;
    const clock = formatTimeOfDay(micros % MICROS_PER_DAY, MICROS_PER_SECOND);
    return `INTERVAL '${this.micros < 0n ? "-" : ""}${micros / MICROS_PER_DAY} ${clock}' DAY TO SECOND`;
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
