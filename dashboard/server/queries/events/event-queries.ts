import { fewAtOnce } from "../../sources/few-at-once.ts";
import type { SparkSql } from "../../sources/spark-sql.ts";
import type { Queries } from "../queries.ts";
import { anomalies } from "./anomalies.ts";
import { deviceHealth } from "./device-health.ts";
import { eventDays } from "./event-days.ts";
import { type EventTables, eventTables } from "./event-lake.ts";
import { eventMinutes } from "./event-minutes.ts";
import { refused } from "./refused.ts";
import { sessions } from "./sessions.ts";
import { topPages } from "./top-pages.ts";

/** Statements of the events page that run at a time; the streams need the cores too. */
const atOnce = 2;

/** Everything the events page asks of the lake. */
export function eventQueries(
  sql: SparkSql,
  lateAfterMinutes: number,
  tables: EventTables = eventTables,
): Pick<
  Queries,
  "eventMinutes" | "topPages" | "sessions" | "devices" | "anomalies" | "refused" | "eventDays"
> {
  const lake = fewAtOnce(sql, atOnce);
  return {
    eventMinutes: eventMinutes(lake, tables),
    topPages: topPages(lake, tables),
    sessions: sessions(lake, tables),
    devices: deviceHealth(lake, tables),
    anomalies: anomalies(lake, tables),
    refused: refused(lake, tables, lateAfterMinutes),
    eventDays: eventDays(lake, tables),
  };
}
