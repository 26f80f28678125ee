import { inspect } from "node:util";
import { unreadable } from "./parse-date-time.ts";

const TEXT =
  /^(?:interval\s+)?(?<quote>'?)(?<sign>[+-]?)(?<years>\d+)-(?<months>\d{1,2})\k<quote>(?:\s+year to month)?$/i;

/**
 * A span of years and months: the value of an `INTERVAL YEAR TO MONTH`.
 *
 * @example
 * ```ts
 * const span = YearMonthInterval.of(1, 2);
 * console.log(span.months, span.toString(), span.equals(YearMonthInterval.parse("1-2")));
 * // 14 INTERVAL '1-2' YEAR TO MONTH true
 * ```
 */
export class YearMonthInterval {
  /** The whole span in months; negative for a span back in time. */
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }

  /** The span of a number of years and months. */
  static of(years: number, months: number): YearMonthInterval {
    return new YearMonthInterval(years * 12 + months);
  }

  /**
   * Reads `1-2` or `INTERVAL '1-2' YEAR TO MONTH`.
   *
   * @throws {@link ArgumentError} if the text is not one
   */
  static parse(text: string): YearMonthInterval {
    const parts = TEXT.exec(text.trim())?.groups;
    if (parts === undefined || Number(parts.months) > 11)
      throw unreadable(text, "years and months such as INTERVAL '1-2' YEAR TO MONTH");
    const months = Number(parts.years) * 12 + Number(parts.months);
    return new YearMonthInterval(parts.sign === "-" ? -months : months);
  }

  /** Whether both are equally long. */
  equals(other: YearMonthInterval): boolean {
    return this.months === other.months;
  }

  /** As Spark writes it: `INTERVAL '1-2' YEAR TO MONTH`. */
  toString(): string {
    const months = Math.abs(this.months);
    const sign = this.months < 0 ? "-" : "";
    return `INTERVAL '${sign}${Math.floor(months / 12)}-${months % 12}' YEAR TO MONTH`;
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
