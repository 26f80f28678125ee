import type { Column } from "../column/column.ts";
import type { DateType, DoubleType, IntegerType, NotNull, StringType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, nullary, optionalValue, unary, value } from "./define.ts";

/** The date on which the query started. */
export const currentDate = nullary<NotNull<DateType>>("current_date");

/** {@link currentDate}. */
export const curdate = nullary<NotNull<DateType>>("curdate");

/** A date or timestamp as text by a pattern such as `yyyy-MM-dd HH:mm`. */
export function dateFormat(date: ColumnLike, format: string): Column<StringType> {
  return call("date_format", column(date), value(format));
}

/** The year. */
export const year = unary<IntegerType>("year");

/** The quarter, 1 to 4. */
export const quarter = unary<IntegerType>("quarter");

/** The month, 1 to 12. */
export const month = unary<IntegerType>("month");

/** The day of the month, from 1. */
export const day = unary<IntegerType>("day");

/** {@link day}. */
export const dayofmonth = unary<IntegerType>("dayofmonth");

/** The day of the week, 1 for Sunday to 7 for Saturday. */
export const dayofweek = unary<IntegerType>("dayofweek");

/** The day of the week, 0 for Monday to 6 for Sunday. */
export const weekday = unary<IntegerType>("weekday");

/** The day of the year, from 1. */
export const dayofyear = unary<IntegerType>("dayofyear");

/** The ISO week of the year, 1 to 53. */
export const weekofyear = unary<IntegerType>("weekofyear");

/** The short English name of the month; since Spark 4.0. */
export const monthname = unary<StringType>("monthname");

/** The short English name of the day of the week; since Spark 4.0. */
export const dayname = unary<StringType>("dayname");

/** A part of a date, time or interval, named by a literal such as `lit("YEAR")`. */
export const extract = binary("extract");

/** {@link extract}. */
export const datePart = binary("date_part");

/** {@link extract}. */
export const datepart = binary("datepart");

/** A date from year, month and day. */
export function makeDate(year: ColumnLike, month: ColumnLike, day: ColumnLike): Column<DateType> {
  return call("make_date", column(year), column(month), column(day));
}

/** The date a number of days later. */
export const dateAdd = binary<DateType>("date_add");

/** {@link dateAdd}. */
export const dateadd = binary<DateType>("dateadd");

/** The date a number of days earlier. */
export const dateSub = binary<DateType>("date_sub");

/** The number of days from the second date to the first. */
export const datediff = binary<IntegerType>("datediff");

/** {@link datediff}. */
export const dateDiff = binary<IntegerType>("date_diff");

/** The date a number of days after 1970-01-01. */
export const dateFromUnixDate = unary<DateType>("date_from_unix_date");

/** The number of days from 1970-01-01 to a date. */
export const unixDate = unary<IntegerType>("unix_date");

/** The date a number of months later, or the last day of that month. */
export const addMonths = binary<DateType>("add_months");

/** The number of months from the second date to the first, to 8 decimals unless `roundOff` is false. */
export function monthsBetween(end: ColumnLike, start: ColumnLike, roundOff = true): Column<DoubleType> {
  return call("months_between", column(end), column(start), value(roundOff));
}

/** Text as a date, by a pattern if it is not `yyyy-MM-dd`; or the date of a timestamp. */
export function toDate(text: ColumnLike, format?: string): Column<DateType> {
  return call("to_date", column(text), optionalValue(format));
}

/** {@link toDate}, or null where it cannot be; since Spark 4.1. */
export function tryToDate(text: ColumnLike, format?: string): Column<DateType> {
  return call("try_to_date", column(text), optionalValue(format));
}

/** The first day of the unit a date is in: `year`, `quarter`, `month` or `week`. */
export function trunc(date: ColumnLike, unit: string): Column<DateType> {
  return call("trunc", column(date), value(unit));
}

/** The first date after a date that is a given day of the week, such as `Mon`. */
export function nextDay(date: ColumnLike, dayOfWeek: string): Column<DateType> {
  return call("next_day", column(date), value(dayOfWeek));
}

/** The last day of the month a date is in. */
export const lastDay = unary<DateType>("last_day");
