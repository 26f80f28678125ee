import type { DateType, DoubleType, IntegerType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value } from "../define.ts";

/**
 * A date from year, month and day; an error (`DATETIME_FIELD_OUT_OF_BOUNDS`) where there is no such day.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.makeDate(2024, 2, 29).alias("date")).first());
 * // { date: 2024-02-29 }
 * ```
 */
export function makeDate<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  year: A,
  month: B,
  day: C,
): Of<DateType, A | B | C> {
  return call("make_date", column(year), column(month), column(day));
}

/**
 * The date a number of days later.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.dateAdd(LocalDate.parse("2024-02-28"), 2).alias("date"));
 * console.log(await df.first());
 * // { date: 2024-03-01 }
 * ```
 */
export function dateAdd<const A extends ColumnLike, const B extends ColumnLike>(
  date: A,
  days: B,
): Of<DateType, A | B> {
  return call("date_add", column(date), column(days));
}

/** {@link dateAdd}. */
export function dateadd<const A extends ColumnLike, const B extends ColumnLike>(
  date: A,
  days: B,
): Of<DateType, A | B> {
  return call("dateadd", column(date), column(days));
}

/**
 * The date a number of days earlier.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.dateSub(LocalDate.parse("2024-03-01"), 1).alias("date"));
 * console.log(await df.first());
 * // { date: 2024-02-29 }
 * ```
 */
export function dateSub<const A extends ColumnLike, const B extends ColumnLike>(
  date: A,
  days: B,
): Of<DateType, A | B> {
  return call("date_sub", column(date), column(days));
}

/**
 * The number of days from `start` to `end`, negative if `end` is earlier; times of day do not count.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.datediff(LocalDate.parse("2024-03-01"), LocalDate.parse("2024-02-28")).alias("days"),
 * );
 * console.log(await df.first());
 * // { days: 2 }
 * ```
 */
export function datediff<const A extends ColumnLike, const B extends ColumnLike>(
  end: A,
  start: B,
): Of<IntegerType, A | B> {
  return call("datediff", column(end), column(start));
}

/** {@link datediff}. */
export function dateDiff<const A extends ColumnLike, const B extends ColumnLike>(
  end: A,
  start: B,
): Of<IntegerType, A | B> {
  return call("date_diff", column(end), column(start));
}

/**
 * The date a number of months later, on the same day or on the last day of that month.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.addMonths(LocalDate.parse("2024-01-31"), 1).alias("date"));
 * console.log(await df.first());
 * // { date: 2024-02-29 }
 * ```
 */
export function addMonths<const A extends ColumnLike, const B extends ColumnLike>(
  date: A,
  months: B,
): Of<DateType, A | B> {
  return call("add_months", column(date), column(months));
}

/**
 * The number of months from one date or timestamp to another: whole if the days of the month are equal or
 * both the last, and otherwise with a fraction in months of 31 days.
 *
 * @param roundOff - to 8 decimals
 * @example
 * ```ts
 * const [end, start] = [LocalDate.parse("2024-03-31"), LocalDate.parse("2024-02-29")];
 * const df = spark.range(1).select(
 *   F.monthsBetween(end, start).alias("months"),
 *   F.monthsBetween(F.dateSub(end, 1), start).alias("fewer"),
 * );
 * console.log(await df.first());
 * // { months: 1, fewer: 1.03225806 }
 * ```
 */
export function monthsBetween<const A extends ColumnLike, const B extends ColumnLike>(
  end: A,
  start: B,
  roundOff = true,
): Of<DoubleType, A | B> {
  return call("months_between", column(end), column(start), value(roundOff));
}

/**
 * The first day of the unit a date is in; {@link dateTrunc} is for timestamps and smaller units.
 *
 * @param unit - `year`, `quarter`, `month` or `week`, which begins on Monday; null comes out for another
 * @example
 * ```ts
 * const df = spark.range(1).select(F.trunc(LocalDate.parse("2024-05-15"), "quarter").alias("date"));
 * console.log(await df.first());
 * // { date: 2024-04-01 }
 * ```
 */
export function trunc<const A extends ColumnLike>(date: A, unit: string): Of<DateType, A> {
  return call("trunc", column(date), value(unit));
}

/**
 * The first date after a date that is a given day of the week.
 *
 * @param dayOfWeek - in English, such as `Mon` or `Monday`; an error (`ILLEGAL_DAY_OF_WEEK`) otherwise
 * @example
 * ```ts
 * const df = spark.range(1).select(F.nextDay(LocalDate.parse("2024-05-13"), "Mon").alias("date"));
 * console.log(await df.first());
 * // { date: 2024-05-20 }
 * ```
 */
export function nextDay<const A extends ColumnLike>(date: A, dayOfWeek: string): Of<DateType, A> {
  return call("next_day", column(date), value(dayOfWeek));
}

/**
 * The last day of the month a date is in.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.lastDay(LocalDate.parse("2024-02-10")).alias("date")).first());
 * // { date: 2024-02-29 }
 * ```
 */
export const lastDay = unary<DateType>("last_day");

/**
 * The date a number of days after 1970-01-01.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.dateFromUnixDate(-1).alias("date")).first());
 * // { date: 1969-12-31 }
 * ```
 */
export const dateFromUnixDate = unary<DateType>("date_from_unix_date");

/**
 * The number of days from 1970-01-01 to a date.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.unixDate(LocalDate.parse("1970-01-02")).alias("days")).first());
 * // { days: 1 }
 * ```
 */
export const unixDate = unary<IntegerType>("unix_date");
