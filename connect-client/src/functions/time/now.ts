import type { DateType, NotNull, StringType, TimestampNTZType, TimestampType } from "../../types/index.ts";
import { nullary } from "../define.ts";

/**
 * The date on which the query started, in the session's time zone; the same for all rows.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.datediff(F.currentDate(), LocalDate.parse("2024-01-01")).gt(365).alias("later"),
 * );
 * console.log(await df.first());
 * // { later: true }
 * ```
 */
export const currentDate = nullary<NotNull<DateType>>("current_date");

/** {@link currentDate}. */
export const curdate = nullary<NotNull<DateType>>("curdate");

/**
 * The instant at which the query started; the same for all rows.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.currentTimestamp().eq(F.now()).alias("same"),
 *   F.typeof_(F.currentTimestamp()).alias("type"),
 * );
 * console.log(await df.first());
 * // { same: true, type: 'timestamp' }
 * ```
 */
export const currentTimestamp = nullary<NotNull<TimestampType>>("current_timestamp");

/** {@link currentTimestamp}. */
export const now = nullary<NotNull<TimestampType>>("now");

/**
 * The wall clock of the session's time zone at which the query started.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.typeof_(F.localtimestamp()).alias("type")).first());
 * // { type: 'timestamp_ntz' }
 * ```
 */
export const localtimestamp = nullary<NotNull<TimestampNTZType>>("localtimestamp");

/**
 * The time zone of the session, `spark.sql.session.timeZone`.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.currentTimezone().alias("zone")).first());
 * // { zone: 'UTC' }
 * ```
 */
export const currentTimezone = nullary<NotNull<StringType>>("current_timezone");
