import { lit } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import {
  type CalendarIntervalType,
  type DayTimeIntervalType,
  Decimal,
  t,
  type YearMonthIntervalType,
} from "../types/index.ts";
import { type ColumnLike, call, column } from "./define.ts";

/** Spark's seconds are decimals, and PySpark's default is one of this type. */
const noSeconds = lit(new Decimal(0n, 0), t.decimal(10, 0));

/** A day-time interval from its parts, 0 unless given. */
export function makeDtInterval(
  days: ColumnLike = 0,
  hours: ColumnLike = 0,
  minutes: ColumnLike = 0,
  seconds: ColumnLike = noSeconds,
): Column<DayTimeIntervalType> {
  return call("make_dt_interval", column(days), column(hours), column(minutes), column(seconds));
}

/** A year-month interval from its parts, 0 unless given. */
export function makeYmInterval(years: ColumnLike = 0, months: ColumnLike = 0): Column<YearMonthIntervalType> {
  return call("make_ym_interval", column(years), column(months));
}

/** The parts of a calendar interval, 0 unless given. */
export interface IntervalParts {
  readonly years?: ColumnLike;
  readonly months?: ColumnLike;
  readonly weeks?: ColumnLike;
  readonly days?: ColumnLike;
  readonly hours?: ColumnLike;
  readonly minutes?: ColumnLike;
  readonly seconds?: ColumnLike;
}

function interval(name: string, parts: IntervalParts): Column<CalendarIntervalType> {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = noSeconds } = parts;
  return call(name, ...[years, months, weeks, days, hours, minutes, seconds].map(column));
}

/** A calendar interval from its parts: `F.makeInterval({ days: "n", hours: 12 })`. */
export function makeInterval(parts: IntervalParts): Column<CalendarIntervalType> {
  return interval("make_interval", parts);
}

/** {@link makeInterval}, or null where it overflows; since Spark 4.0. */
export function tryMakeInterval(parts: IntervalParts): Column<CalendarIntervalType> {
  return interval("try_make_interval", parts);
}
