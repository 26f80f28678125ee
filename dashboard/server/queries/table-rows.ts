import { TableOrViewNotFoundError } from "spark-connect-js";
import { describeError } from "../live/figure.ts";
import type { SparkSql } from "../sources/spark-sql.ts";
import type { TableRow } from "../wire.ts";
import { type Fields, readMoment, readNumber } from "./fields.ts";
import type { Query } from "./queries.ts";

/** What a table is before a job has made it. */
const notMade = "not made yet";

/** Rows, files and age of every table; a table that cannot be read says why in its own row. */
export function tableRows(sql: SparkSql, tables: readonly string[]): Query<readonly TableRow[]> {
  return async (signal) => {
    const rows = await Promise.all(tables.map((table) => readTable(sql, table, signal)));
    // When the server itself does not answer, that is the tile's error and not one of each row.
    const [first] = rows;
    if (first && rows.every(({ problem }) => problem !== null && problem !== notMade)) {
      throw new Error(first.problem ?? "");
    }
    return rows;
  };
}

async function readTable(sql: SparkSql, table: string, signal: AbortSignal): Promise<TableRow> {
  try {
    const [newest] = await sql.rows(newestSnapshot(table), signal);
    return describeSnapshot(table, newest);
  } catch (error) {
    const missing = error instanceof TableOrViewNotFoundError;
    return { ...emptyTable(table), problem: missing ? notMade : describeError(error) };
  }
}

/** Iceberg keeps the totals in each snapshot's summary: no data file is opened to answer this. */
function newestSnapshot(table: string): string {
  return `
    SELECT committed_at, count(*) OVER () AS snapshots,
      summary['total-records'] AS total_rows, summary['total-data-files'] AS files,
      summary['total-files-size'] AS bytes
    FROM ${table}.snapshots ORDER BY committed_at DESC LIMIT 1`;
}

export function describeSnapshot(table: string, snapshot: Fields | undefined): TableRow {
  if (snapshot === undefined) return { ...emptyTable(table), rows: 0, files: 0, bytes: 0, snapshots: 0 };
  return {
    table,
    rows: readCount(snapshot, "total_rows"),
    files: readCount(snapshot, "files"),
    bytes: readCount(snapshot, "bytes"),
    snapshots: readNumber(snapshot, "snapshots"),
    committedAt: readMoment(snapshot, "committed_at"),
    problem: null,
  };
}

function emptyTable(table: string): TableRow {
  return { table, rows: null, files: null, bytes: null, snapshots: null, committedAt: null, problem: null };
}

/** A summary's values are text, and some engines leave some out. */
function readCount(snapshot: Fields, name: string): number | null {
  const value = snapshot[name];
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : null;
}
