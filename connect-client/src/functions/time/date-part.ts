import type { FieldType, IntegerType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary } from "../define.ts";

/**
 * The year.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.year(LocalDate.parse("2024-02-29")).alias("year")).first());
 * // { year: 2024 }
 * ```
 */
export const year = unary<IntegerType>("year");

/**
 * The quarter, 1 to 4.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.quarter(LocalDate.parse("2024-05-15")).alias("quarter"));
 * console.log(await df.first());
 * // { quarter: 2 }
 * ```
 */
export const quarter = unary<IntegerType>("quarter");

/**
 * The month, 1 to 12.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.month(LocalDate.parse("2024-02-29")).alias("month")).first());
 * // { month: 2 }
 * ```
 */
export const month = unary<IntegerType>("month");

/**
 * The short English name of the month; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.monthname(LocalDate.parse("2024-02-29")).alias("month"));
 * console.log(await df.first());
 * // { month: 'Feb' }
 * ```
 */
export const monthname = unary<StringType>("monthname");

/**
 * The day of the month, from 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.day(LocalDate.parse("2024-02-29")).alias("day")).first());
 * // { day: 29 }
 * ```
 */
export const day = unary<IntegerType>("day");

/** {@link day}. */
export const dayofmonth = unary<IntegerType>("dayofmonth");

/**
 * The day of the week, 1 for Sunday to 7 for Saturday; {@link weekday} counts from Monday.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.dayofweek(LocalDate.parse("2024-06-02")).alias("sunday"));
 * console.log(await df.first());
 * // { sunday: 1 }
 * ```
 */
export const dayofweek = unary<IntegerType>("dayofweek");

/**
 * The day of the week, 0 for Monday to 6 for Sunday; {@link dayofweek} counts from Sunday and 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.weekday(LocalDate.parse("2024-06-02")).alias("sunday")).first());
 * // { sunday: 6 }
 * ```
 */
export const weekday = unary<IntegerType>("weekday");

/**
 * The short English name of the day of the week; since Spark 4.0.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.dayname(LocalDate.parse("2024-06-02")).alias("day")).first());
 * // { day: 'Sun' }
 * ```
 */
export const dayname = unary<StringType>("dayname");

/**
 * The day of the year, from 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.dayofyear(LocalDate.parse("2024-12-31")).alias("day")).first());
 * // { day: 366 }
 * ```
 */
export const dayofyear = unary<IntegerType>("dayofyear");

/**
 * The ISO week of the year, 1 to 53; it begins on Monday, and the first is the one with the year's first
 * Thursday.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.weekofyear(LocalDate.parse("2024-12-30")).alias("week"));
 * console.log(await df.first());
 * // { week: 1 }
 * ```
 */
export const weekofyear = unary<IntegerType>("weekofyear");

/**
 * The hour in the session's time zone, 0 to 23.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.hour(Timestamp.parse("2024-06-01T12:30:00+02:00")).alias("utc"));
 * console.log(await df.first());
 * // { utc: 10 }
 * ```
 */
export const hour = unary<IntegerType>("hour");

/**
 * The minute, 0 to 59.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.minute(Timestamp.parse("2024-06-01 12:30:45.5")).alias("minute"));
 * console.log(await df.first());
 * // { minute: 30 }
 * ```
 */
export const minute = unary<IntegerType>("minute");

/**
 * The second, 0 to 59, without its fraction; {@link extract} of `SECOND` has it.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.second(Timestamp.parse("2024-06-01 12:30:45.5")).alias("second"));
 * console.log(await df.first());
 * // { second: 45 }
 * ```
 */
export const second = unary<IntegerType>("second");

/**
 * A part of a date, timestamp, time or interval, named by a literal such as `lit("YEAR")`.
 *
 * The fields are `YEAROFWEEK`, `YEAR`, `QUARTER`, `MONTH`, `WEEK`, `DAY`, `DAYOFWEEK` (1 for Sunday),
 * `DAYOFWEEK_ISO` (1 for Monday), `DOY`, `HOUR`, `MINUTE` and `SECOND`, which is a decimal with microseconds.
 *
 * @example
 * ```ts
 * const at = Timestamp.parse("2024-06-02 12:30:45.5");
 * const df = spark.range(1).select(
 *   F.extract(lit("SECOND"), at).alias("second"),
 *   F.extract(lit("DAYOFWEEK_ISO"), at).alias("sunday"),
 * );
 * console.log(await df.first());
 * // { second: 45.500000, sunday: 7 }
 * ```
 */
export function extract<const A extends ColumnLike, const B extends ColumnLike>(
  field: A,
  source: B,
): Of<FieldType, A | B> {
  return call("extract", column(field), column(source));
}

/** {@link extract}. */
export function datePart<const A extends ColumnLike, const B extends ColumnLike>(
  field: A,
  source: B,
): Of<FieldType, A | B> {
  return call("date_part", column(field), column(source));
}

/** {@link extract}. */
export function datepart<const A extends ColumnLike, const B extends ColumnLike>(
  field: A,
  source: B,
): Of<FieldType, A | B> {
  return call("datepart", column(field), column(source));
}
