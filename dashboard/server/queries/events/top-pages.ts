import type { SparkSql } from "../../sources/spark-sql.ts";
import type { TopPages } from "../../wire.ts";
import { type Fields, readNumber, readOptionalText, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import { type EventTables, newestStretch, within } from "./event-lake.ts";

const pages = 15;

/** The pages seen most in the newest hour, beside the hour before. */
export function topPages(sql: SparkSql, { clickstream }: EventTables): Query<TopPages | null> {
  return async (signal) => {
    const stretch = await newestStretch(sql, clickstream, 1, signal);
    if (stretch === null) return null;
    const now = `ts > TIMESTAMP '${stretch.from}'`;
    // The row without an address is the sum of all.
    const rows = await sql.rows(
      `SELECT url, count_if(${now}) AS views, count_if(NOT ${now}) AS before,
         approx_count_distinct(user_id) FILTER (WHERE ${now}) AS users
       FROM ${clickstream} WHERE ${within(stretch, 60)}
       GROUP BY GROUPING SETS ((), (url)) ORDER BY grouping(url) DESC, views DESC, url LIMIT ${pages + 1}`,
      signal,
    );
    return describeTopPages(rows, stretch);
  };
}

export function describeTopPages(
  rows: readonly Fields[],
  { from, until }: { readonly from: string; readonly until: string },
): TopPages {
  const all = rows.find((row) => readOptionalText(row, "url") === null);
  return {
    from,
    until,
    views: all === undefined ? 0 : readNumber(all, "views"),
    users: all === undefined ? 0 : readNumber(all, "users"),
    pages: rows
      .filter((row) => row !== all)
      .map((row) => ({
        url: readText(row, "url"),
        views: readNumber(row, "views"),
        viewsBefore: readNumber(row, "before"),
        users: readNumber(row, "users"),
      })),
  };
}
