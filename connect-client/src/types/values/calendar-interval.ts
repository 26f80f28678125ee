import { inspect } from "node:util";
import { formatFraction, MICROS_PER_SECOND } from "./calendar.ts";
import { Decimal } from "./decimal.ts";
import { unreadable } from "./parse-date-time.ts";

const PART =
  /^\s*(?<amount>[+-]?\d+(?:\.\d{1,6})?)\s+(?<unit>year|month|week|day|hour|minute|second|millisecond|microsecond)s?(?=\s|$)/i;

/** What one of a unit adds to each of the three numbers. */
const UNITS: Readonly<Record<string, readonly [months: bigint, days: bigint, micros: bigint]>> = {
  year: [12n, 0n, 0n],
  month: [1n, 0n, 0n],
  week: [0n, 7n, 0n],
  day: [0n, 1n, 0n],
  hour: [0n, 0n, 3600n * MICROS_PER_SECOND],
  minute: [0n, 0n, 60n * MICROS_PER_SECOND],
  second: [0n, 0n, MICROS_PER_SECOND],
  millisecond: [0n, 0n, 1000n],
  microsecond: [0n, 0n, 1n],
};

/**
 * Months, days and microseconds kept apart, because neither months nor days have one length: the value of an
 * `INTERVAL` made by `make_interval`.
 *
 * @example
 * ```ts
 * const interval = new CalendarInterval(14, 25, 7_008_000n);
 * console.log(interval.toString());
 * // 1 years 2 months 25 days 7.008 seconds
 * console.log(interval.equals(CalendarInterval.parse("1 years 2 months 25 days 7.008 seconds")));
 * // true
 * console.log(JSON.stringify(interval));
 * // "1 years 2 months 25 days 7.008 seconds"
 * ```
 * @see Scala `CalendarInterval`
 */
export class CalendarInterval {
  /** Whole months, years among them. */
  readonly months: number;
  /** Whole days, weeks among them. */
  readonly days: number;
  /** What is left, in microseconds. */
  readonly micros: bigint;

  constructor(months: number, days: number, micros: bigint) {
    this.months = months;
    this.days = days;
    this.micros = micros;
  }

  /**
   * Reads a list of amounts and units, `1 years 2 months 25 days 7.008 seconds`, as {@link toString} writes it;
   * milliseconds and microseconds too.
   *
   * @throws {@link ArgumentError} if the text is not one
   */
  static parse(text: string): CalendarInterval {
    let [months, days, micros] = [0n, 0n, 0n];
    let rest = text.replace(/^\s*interval\s/i, "");
    do {
      const match = PART.exec(rest);
      const unit = UNITS[match?.groups?.unit?.toLowerCase() ?? ""];
      if (match === null || unit === undefined || (unit[2] !== MICROS_PER_SECOND && match[0].includes(".")))
        throw unreadable(text, "amounts and units such as 1 years 2 months 25 days 7.008 seconds");
      const millionths = Decimal.parse(match.groups?.amount ?? "").withScale(6).unscaled;
      months += (millionths * unit[0]) / MICROS_PER_SECOND;
      days += (millionths * unit[1]) / MICROS_PER_SECOND;
      micros += (millionths * unit[2]) / MICROS_PER_SECOND;
      rest = rest.slice(match[0].length);
    } while (rest.trim() !== "");
    return new CalendarInterval(Number(months), Number(days), micros);
  }

  /** Whether months, days and microseconds are the same; 1 month is not 30 days. */
  equals(other: CalendarInterval): boolean {
    return this.months === other.months && this.days === other.days && this.micros === other.micros;
  }

  /** Amounts and units, as Spark writes them: `1 years 2 months 25 days 7.008 seconds`. */
  toString(): string {
    const parts: string[] = [];
    const add = (amount: number | bigint, unit: string) => {
      if (Number(amount) !== 0) parts.push(`${amount} ${unit}`);
    };
    const seconds = this.micros / MICROS_PER_SECOND;
    add(Math.trunc(this.months / 12), "years");
    add(this.months % 12, "months");
    add(this.days, "days");
    add(seconds / 3600n, "hours");
    add((seconds / 60n) % 60n, "minutes");
    const rest = this.micros % (60n * MICROS_PER_SECOND);
    if (rest !== 0n) parts.push(`${formatSeconds(rest)} seconds`);
    return parts.length === 0 ? "0 seconds" : parts.join(" ");
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

function formatSeconds(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const fraction = formatFraction(size % MICROS_PER_SECOND, MICROS_PER_SECOND);
  return `${micros < 0n ? "-" : ""}${size / MICROS_PER_SECOND}${fraction}`;
}
