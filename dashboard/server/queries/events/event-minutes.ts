import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { EventMinutes, EventSource } from "../../wire.ts";
import { readMoment, readNumber } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, within } from "./event-lake.ts";

/** Hours shown. */
const hours = 2;

/** How many events of each source happened in each of the newest minutes. */
export function eventMinutes(sql: SparkSql, tables: EventTables): Query<readonly EventMinutes[]> {
  return async (signal) => {
    const sources = await Promise.all([
      minutesOf(sql, "clickstream", tables.clickstream, signal),
      minutesOf(sql, "iot", tables.iot, signal),
    ]);
    return sources.filter((minutes) => minutes !== null);
  };
}

async function minutesOf(
  sql: SparkSql,
  source: EventSource,
  table: string,
  signal: AbortSignal,
): Promise<EventMinutes | null> {
  const stretch = await newestStretch(sql, table, hours, signal);
  if (stretch === null) return null;
  const rows = await rowsIfMade(
    sql,
    `SELECT date_trunc('MINUTE', ts) AS minute, count(*) AS events
     FROM ${table} WHERE ${within(stretch)} GROUP BY 1 ORDER BY 1`,
    signal,
  );
  return {
    source,
    newest: stretch.until,
    minutes: rows.map((row) => [readMoment(row, "minute"), readNumber(row, "events")]),
  };
}
