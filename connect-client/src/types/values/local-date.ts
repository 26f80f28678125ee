import { inspect } from "node:util";
import { ArgumentError } from "../../errors/index.ts";
import { type CivilDate, civilDateOf, epochDayOf, formatDate, isDate } from "./calendar.ts";
import { parseDate, unreadable } from "./parse-date-time.ts";

const MILLIS_PER_DAY = 86_400_000;

/**
 * A day of the proleptic Gregorian calendar: the value of a `DATE`.
 *
 * @example
 * ```ts
 * const day = LocalDate.parse("2024-02-29");
 * console.log(day.epochDay, day.year, day.month, day.day);
 * // 19782 2024 2 29
 * console.log(LocalDate.of(1582, 10, 10).toString(), day.toDate().toISOString());
 * // 1582-10-10 2024-02-29T00:00:00.000Z
 * console.log(day.equals(LocalDate.fromDate(new Date("2024-02-29T23:59:59Z"))), JSON.stringify(day));
 * // true "2024-02-29"
 * ```
 * @see Python `datetime.date`
 */
export class LocalDate implements CivilDate {
  /** Days since 1970-01-01; negative before. */
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }

  /**
   * The day of a year, a month (1 to 12) and a day of the month.
   *
   * @throws {@link ArgumentError} if there is no such day, e.g. 30 February
   */
  static of(year: number, month: number, day: number): LocalDate {
    if (!isDate({ year, month, day }))
      throw new ArgumentError(`There is no day with year ${year}, month ${month} (1 to 12) and day ${day}.`);
    return new LocalDate(epochDayOf({ year, month, day }));
  }

  /**
   * Reads `2024-02-29`; years before 0 as `-0001-01-01`, after 9999 as `+10000-01-01`.
   *
   * @throws {@link ArgumentError} if the text is not a day
   */
  static parse(text: string): LocalDate {
    const epochDay = parseDate(text.trim());
    if (epochDay === undefined) throw unreadable(text, "a date such as 2024-02-29");
    return new LocalDate(epochDay);
  }

  /**
   * The day `date` falls on in UTC.
   *
   * @throws {@link ArgumentError} if the date is invalid
   */
  static fromDate(date: Date): LocalDate {
    if (Number.isNaN(date.getTime())) throw new ArgumentError("An invalid Date has no day.");
    return new LocalDate(Math.floor(date.getTime() / MILLIS_PER_DAY));
  }

  /** The year; 0 is the year before 1. */
  get year(): number {
    return civilDateOf(this.epochDay).year;
  }

  /** 1 to 12. */
  get month(): number {
    return civilDateOf(this.epochDay).month;
  }

  /** The day of the month, 1 to 31. */
  get day(): number {
    return civilDateOf(this.epochDay).day;
  }

  /**
   * Midnight UTC of this day.
   *
   * @throws {@link ArgumentError} beyond the 100 million days around 1970 a `Date` can hold
   */
  toDate(): Date {
    const date = new Date(this.epochDay * MILLIS_PER_DAY);
    if (Number.isNaN(date.getTime()))
      throw new ArgumentError(`${this} is beyond the range of a JavaScript Date.`);
    return date;
  }

  /** Whether both are the same day. */
  equals(other: LocalDate): boolean {
    return this.epochDay === other.epochDay;
  }

  /** As Spark writes it: `2024-02-29`. */
  toString(): string {
    return formatDate(this.epochDay);
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
