import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import { readMoment, readNumber, readOptionalMoment } from "../fields.ts";

/** The tables of the clickstream and IoT systems. */
export interface EventTables {
  readonly clickstream: string;
  readonly iot: string;
  readonly deadLetters: string;
}

export const eventTables: EventTables = {
  clickstream: "lake.bronze.clickstream",
  iot: "lake.bronze.iot",
  deadLetters: "lake.bronze.events_dead_letters",
};

/** Rows one reading may cost. At two busy cores that is some ten seconds. */
export const rowBudget = 20_000_000;

/** A stretch of event time that ends with the newest event. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
  /** True when it is shorter than asked for, to stay within the budget. */
  readonly shortened: boolean;
}

/**
 * The newest hours of a table, fewer where they would hold too many rows; null for a table that is not made or empty.
 * Answered by Iceberg's metadata, no data file is read.
 *
 * "Newest" is by the events' own time: a stream that stands still, or replays the past, is shown where it stands.
 */
export async function newestStretch(
  sql: SparkSql,
  table: string,
  hours: number,
  signal: AbortSignal,
): Promise<Stretch | null> {
  const statement = `
    SELECT (SELECT max(ts) FROM ${table}) AS newest,
      (SELECT coalesce(sum(record_count), 0)
       FROM (SELECT record_count FROM ${table}.partitions ORDER BY partition.dt DESC LIMIT 2)) AS two_days`;
  const [row] = await rowsIfMade(sql, statement, signal);
  if (row === undefined || readOptionalMoment(row, "newest") === null) return null;
  return stretchOf(readMoment(row, "newest"), hours, readNumber(row, "two_days"));
}

/** @param twoDays - rows of the two newest days, which is more than the newest 24 hours hold */
export function stretchOf(newest: string, hours: number, twoDays: number): Stretch {
  const affordable = twoDays <= rowBudget ? hours : Math.max(1, Math.floor((24 * rowBudget) / twoDays));
  const length = Math.min(hours, affordable);
  return {
    from: new Date(Date.parse(newest) - length * 3_600_000).toISOString(),
    until: newest,
    shortened: length < hours,
  };
}

/**
 * The condition for events of a stretch; names the day too, which is what the table's files are sorted by.
 *
 * @param earlierMinutes - how much before its start to begin
 */
export function within({ from, until }: Stretch, earlierMinutes = 0): string {
  const start = new Date(Date.parse(from) - earlierMinutes * 60_000).toISOString();
  // An event's time is finer than the milliseconds of the stretch: the newest one lies up to one behind its end.
  const end = new Date(Date.parse(until) + 1).toISOString();
  return `dt >= DATE '${start.slice(0, 10)}' AND ts > TIMESTAMP '${start}' AND ts < TIMESTAMP '${end}'`;
}
