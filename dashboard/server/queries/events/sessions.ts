import type { SparkSql } from "../../sources/spark-sql.ts";
import type { SessionCounts, Sessions } from "../../wire.ts";
import { type Fields, readMoment, readNumber, readOptionalMoment } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, type Stretch, within } from "./event-lake.ts";

/** A user who does nothing for so long has left; the next page begins another session. */
export const gapMinutes = 30;

/** The steps of the funnel: what each is called, and the paths that make it. */
export const funnelSteps = [
  { name: "home or product", paths: "path IN ('', '/') OR path LIKE '/p/%'" },
  { name: "cart", paths: "path = '/cart'" },
  { name: "checkout", paths: "path = '/checkout'" },
  { name: "order", paths: "path LIKE '/order%'" },
] as const;

/**
 * The sessions that began within the newest day, and how far each got in the funnel. Reading begins one gap earlier:
 * so a session that goes on from before is known by its first page, and left out.
 */
export function sessions(sql: SparkSql, { clickstream }: EventTables): Query<Sessions | null> {
  return async (signal) => {
    const stretch = await newestStretch(sql, clickstream, 24, signal);
    if (stretch === null) return null;
    return describeSessions(await sql.rows(sessionsStatement(clickstream, stretch), signal), stretch);
  };
}

function sessionsStatement(clickstream: string, stretch: Stretch): string {
  const steps = funnelSteps.map(({ paths }, index) => `WHEN ${paths} THEN ${index + 1}`).join(" ");
  const reached = funnelSteps.map((_, index) => `count_if(reached >= ${index + 1}) AS reached_${index + 1}`);
  // A step counts when all steps before it were made before it.
  return `
    WITH clicks AS (
      SELECT user_id, ts, event_id, regexp_extract(url, '^[^:/?#]+://[^/?#]*([^?#]*)', 1) AS path
      FROM ${clickstream} WHERE ${within(stretch, gapMinutes)}),
    steps AS (SELECT user_id, ts, event_id, CASE ${steps} END AS step FROM clicks),
    sessions AS (
      SELECT user_id, min(ts) AS began, max(ts) AS ended, count(*) AS pages,
        aggregate(
          array_sort(collect_list(IF(step IS NULL, NULL, struct(ts, event_id, step)))), 0,
          (reached, click) -> IF(click.step = reached + 1, click.step, reached)) AS reached
      FROM steps GROUP BY user_id, session_window(ts, '${gapMinutes} minutes')
      HAVING began > TIMESTAMP '${stretch.from}')
    SELECT date_trunc('HOUR', began) AS hour, count(*) AS sessions,
      approx_count_distinct(user_id) AS users, percentile_approx(pages, 0.5) AS pages,
      percentile_approx(unix_seconds(ended) - unix_seconds(began), 0.5) AS seconds,
      count_if(pages = 1) AS bounces,
      count_if(ended > TIMESTAMP '${stretch.until}' - INTERVAL ${gapMinutes} MINUTES) AS open,
      ${reached.join(", ")}
    FROM sessions GROUP BY GROUPING SETS ((), (date_trunc('HOUR', began))) ORDER BY hour NULLS FIRST`;
}

/** @param rows - the sum of all, without an hour, and a row for each hour, oldest first */
export function describeSessions(rows: readonly Fields[], stretch: Stretch): Sessions | null {
  const all = rows.find((row) => readOptionalMoment(row, "hour") === null);
  if (all === undefined || readNumber(all, "sessions") === 0) return null;
  return {
    ...stretch,
    all: describeCounts(all),
    hours: rows
      .filter((row) => row !== all)
      .map((row) => ({
        hour: readMoment(row, "hour"),
        sessions: readNumber(row, "sessions"),
        orders: readNumber(row, `reached_${funnelSteps.length}`),
      })),
  };
}

function describeCounts(row: Fields): SessionCounts {
  return {
    sessions: readNumber(row, "sessions"),
    users: readNumber(row, "users"),
    medianPages: readNumber(row, "pages"),
    medianSeconds: readNumber(row, "seconds"),
    bounces: readNumber(row, "bounces"),
    open: readNumber(row, "open"),
    reached: funnelSteps.map((_, index) => readNumber(row, `reached_${index + 1}`)),
  };
}
