import { lit } from "../../column/col.ts";
import type { Column } from "../../column/column.ts";
import { checkNamed } from "../../plan/arguments.ts";
import {
  type CalendarIntervalType,
  type DayTimeIntervalType,
  Decimal,
  t,
  type YearMonthIntervalType,
} from "../../types/index.ts";
import { type ColumnLike, call, column } from "../define.ts";

/** Spark's seconds are decimals, and PySpark's default is one of this type. */
const noSeconds = lit(new Decimal(0n, 0), t.decimal(10, 0));

/**
 * A day-time interval, exact to the microsecond, from its parts, 0 unless given.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.makeDtInterval(1, 2, 30).alias("interval")).first());
 * // { interval: INTERVAL '1 02:30:00' DAY TO SECOND }
 * ```
 */
export function makeDtInterval(
  days: ColumnLike = 0,
  hours: ColumnLike = 0,
  minutes: ColumnLike = 0,
  seconds: ColumnLike = noSeconds,
): Column<DayTimeIntervalType> {
  return call("make_dt_interval", column(days), column(hours), column(minutes), column(seconds));
}

/**
 * A year-month interval from its parts, 0 unless given.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.makeYmInterval(1, 14).alias("interval")).first());
 * // { interval: INTERVAL '2-2' YEAR TO MONTH }
 * ```
 */
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

const partNames = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

function interval(name: string, parts: IntervalParts): Column<CalendarIntervalType> {
  checkNamed("parts", parts, partNames);
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = noSeconds } = parts;
  return call(name, ...[years, months, weeks, days, hours, minutes, seconds].map(column));
}

/**
 * A calendar interval from its parts; an error (`ARITHMETIC_OVERFLOW`) where it overflows, for which
 * {@link tryMakeInterval} gives null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.makeInterval({ months: 1, days: "id", hours: 12 }).alias("interval"));
 * console.log(await df.first());
 * // { interval: 1 months 12 hours }
 * ```
 */
export function makeInterval(parts: IntervalParts = {}): Column<CalendarIntervalType> {
  return interval("make_interval", parts);
}

/**
 * {@link makeInterval}, or null where it overflows; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryMakeInterval({ years: 2 ** 31 - 1 }).alias("interval"));
 * console.log(await df.first());
 * // { interval: null }
 * ```
 */
export function tryMakeInterval(parts: IntervalParts = {}): Column<CalendarIntervalType> {
  return interval("try_make_interval", parts);
}
