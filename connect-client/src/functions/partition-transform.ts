import type { FieldType } from "../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value } from "./define.ts";

/**
 * Partitions a table, made with `writeTo`, by the year of a date or timestamp; in tables such as Iceberg's.
 *
 * @example
 * ```ts
 * console.log(F.years("valid_at").toString());
 * // years(valid_at)
 * ```
 */
export const years = unary("years");

/**
 * Partitions a table by year and month.
 *
 * @example
 * ```ts
 * console.log(F.months("valid_at").toString());
 * // months(valid_at)
 * ```
 */
export const months = unary("months");

/**
 * Partitions a table by day.
 *
 * @example
 * ```ts
 * console.log(F.days("valid_at").toString()); // df.writeTo("lake.prices").partitionedBy(F.days("valid_at"))
 * // days(valid_at)
 * ```
 */
export const days = unary("days");

/**
 * Partitions a table by day and hour.
 *
 * @example
 * ```ts
 * console.log(F.hours("valid_at").toString());
 * // hours(valid_at)
 * ```
 */
export const hours = unary("hours");

/**
 * Partitions a table into a number of buckets by the hash of a column.
 *
 * @example
 * ```ts
 * console.log(F.bucket(16, "zone").toString());
 * // bucket(16, zone)
 * ```
 */
export function bucket<const A extends ColumnLike>(buckets: number, by: A): Of<FieldType, A> {
  return call("bucket", value(buckets), column(by));
}
