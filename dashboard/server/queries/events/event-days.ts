import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { EventDay } from "../../wire.ts";
import { type Fields, readNumber, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, rowBudget } from "./event-lake.ts";

/** Days shown. */
const days = 30;

/** What Iceberg's metadata knows of one day of a table. */
interface Partition {
  readonly day: string;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * The newest days of the lake, newest first. Rows, files and bytes come from Iceberg's metadata and cost nothing; users
 * and devices must be counted in the data, which is done for as many days as the budget allows.
 */
export function eventDays(sql: SparkSql, tables: EventTables): Query<readonly EventDay[]> {
  return async (signal) => {
    const [views, reports, refused] = await Promise.all([
      partitionsOf(sql, tables.clickstream, signal),
      partitionsOf(sql, tables.iot, signal),
      partitionsOf(sql, tables.deadLetters, signal),
    ]);
    const [users, devices] = await Promise.all([
      distinctByDay(sql, tables.clickstream, "user_id", firstAffordable(views), signal),
      distinctByDay(sql, tables.iot, "device_id", firstAffordable(reports), signal),
    ]);
    return describeDays({ views, reports, refused, users, devices });
  };
}

/** Where to begin so that the newest days together stay within the budget; null without days. */
export function firstAffordable(partitions: readonly Partition[]): string | null {
  let [sum, first]: [number, string | null] = [0, null];
  for (const { day, rows } of partitions) {
    sum += rows;
    if (sum > rowBudget && first !== null) break;
    first = day;
  }
  return first;
}

async function partitionsOf(
  sql: SparkSql,
  table: string,
  signal: AbortSignal,
): Promise<readonly Partition[]> {
  const rows = await rowsIfMade(
    sql,
    `SELECT string(partition.dt) AS day, record_count AS rows, file_count AS files,
       total_data_file_size_in_bytes AS bytes
     FROM ${table}.partitions ORDER BY partition.dt DESC LIMIT ${days}`,
    signal,
  );
  return rows.map((row) => ({
    day: readText(row, "day"),
    rows: readNumber(row, "rows"),
    files: readNumber(row, "files"),
    bytes: readNumber(row, "bytes"),
  }));
}

async function distinctByDay(
  sql: SparkSql,
  table: string,
  column: string,
  first: string | null,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  if (first === null) return new Map();
  const rows = await sql.rows(
    `SELECT string(dt) AS day, approx_count_distinct(${column}) AS some
     FROM ${table} WHERE dt >= DATE '${first}' GROUP BY dt`,
    signal,
  );
  return new Map(rows.map((row: Fields) => [readText(row, "day"), readNumber(row, "some")]));
}

/** What each table says, each day's figures together. */
export interface DayParts {
  readonly views: readonly Partition[];
  readonly reports: readonly Partition[];
  readonly refused: readonly Partition[];
  readonly users: ReadonlyMap<string, number>;
  readonly devices: ReadonlyMap<string, number>;
}

export function describeDays({ views, reports, refused, users, devices }: DayParts): readonly EventDay[] {
  const named = [...new Set([...views, ...reports].map(({ day }) => day))].sort().reverse().slice(0, days);
  return named.map((day) => {
    const of = (partitions: readonly Partition[]) => partitions.filter((partition) => partition.day === day);
    const sum = (partitions: readonly Partition[], key: "rows" | "files" | "bytes") =>
      of(partitions).reduce((total, partition) => total + partition[key], 0);
    return {
      day,
      pageViews: sum(views, "rows"),
      reports: sum(reports, "rows"),
      refused: sum(refused, "rows"),
      users: users.get(day) ?? null,
      devices: devices.get(day) ?? null,
      files: sum(views, "files") + sum(reports, "files"),
      bytes: sum(views, "bytes") + sum(reports, "bytes"),
    };
  });
}
