import type { Column } from "../column/column.ts";
import { type ColumnLike, call, column, unary, value } from "./define.ts";

/** Partitions a table, made with `writeTo`, by year; in Iceberg tables. */
export const years = unary("years");

/** Partitions a table by month. */
export const months = unary("months");

/** Partitions a table by day: `df.writeTo("lake.t").partitionedBy(F.days("valid_at"))`. */
export const days = unary("days");

/** Partitions a table by hour. */
export const hours = unary("hours");

/** Partitions a table into a number of buckets by the hash of a column. */
export function bucket(buckets: number, by: ColumnLike): Column {
  return call("bucket", value(buckets), column(by));
}
