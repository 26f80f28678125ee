import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { EventSource, LateRow, Refused } from "../../wire.ts";
import { readMoment, readNumber, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, within } from "./event-lake.ts";

/** Days of refused messages that are counted. */
const days = 7;
const shown = 30;

/** What the streams refused and why, and which events came too late for any window but are in the lake. */
export function refused(
  sql: SparkSql,
  tables: EventTables,
  lateAfterMinutes: number,
  now: () => number = Date.now,
): Query<Refused | null> {
  return async (signal) => {
    const since = new Date(now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const [rows, ...late] = await Promise.all([
      rowsIfMade(
        sql,
        `SELECT source, reason, count(*) AS messages, max(kafka_timestamp) AS newest
         FROM ${tables.deadLetters} WHERE dt >= DATE '${since}'
         GROUP BY source, reason ORDER BY messages DESC, source, reason LIMIT ${shown}`,
        signal,
      ),
      lateOf(sql, "clickstream", tables.clickstream, lateAfterMinutes, signal),
      lateOf(sql, "iot", tables.iot, lateAfterMinutes, signal),
    ]);
    const known = late.filter((row) => row !== null);
    if (rows.length === 0 && known.length === 0) return null;
    return {
      since,
      rows: rows.map((row) => ({
        source: readText(row, "source"),
        reason: readText(row, "reason"),
        messages: readNumber(row, "messages"),
        newest: readMoment(row, "newest"),
      })),
      late: known,
    };
  };
}

/** Late is by the time Kafka took the message, as the streams see it. */
async function lateOf(
  sql: SparkSql,
  source: EventSource,
  table: string,
  lateAfterMinutes: number,
  signal: AbortSignal,
): Promise<LateRow | null> {
  const stretch = await newestStretch(sql, table, 24, signal);
  if (stretch === null) return null;
  const [row] = await sql.rows(
    `SELECT count(*) AS events,
       count_if(unix_micros(kafka_timestamp) - unix_micros(ts) > ${lateAfterMinutes * 60_000_000}) AS late
     FROM ${table} WHERE ${within(stretch)}`,
    signal,
  );
  if (row === undefined) return null;
  return { source, events: readNumber(row, "events"), late: readNumber(row, "late") };
}
