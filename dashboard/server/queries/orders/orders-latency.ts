import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { Latency, OrdersLatency } from "../../wire.ts";
import { type Fields, readMoment, readNumber, readOptionalMoment } from "../fields.ts";
import type { Query } from "../queries.ts";
import type { OrderTables } from "./order-queries.ts";

/**
 * How long changes of the newest half hour took from their commit in the database to the commit of the table of orders,
 * for the last change of each order.
 *
 * The second commit is Iceberg's own: that of the snapshot which added the file the row stands in. Files that compaction
 * wrote anew are left out, and rows that a snapshot of the database found, for those were committed long before.
 */
export function ordersLatency(sql: SparkSql, { current }: OrderTables): Query<OrdersLatency | null> {
  const statement = `
    WITH files AS (
      SELECT data_file.file_path AS path, snapshot.committed_at AS merged_at
      FROM ${current}.entries AS entry JOIN ${current}.snapshots AS snapshot USING (snapshot_id)
      WHERE entry.status < 2 AND snapshot.operation <> 'replace'
        AND snapshot.committed_at >= now() - INTERVAL 30 MINUTES),
    waits AS (
      SELECT date_trunc('MINUTE', merged_at) AS minute,
        unix_millis(merged_at) - unix_millis(committed_at) AS ms
      FROM ${current} JOIN files ON _file = path WHERE op <> 'r')
    SELECT minute, count(*) AS orders, percentile_approx(ms, 0.5) AS p50, percentile_approx(ms, 0.99) AS p99
    FROM waits GROUP BY GROUPING SETS ((minute), ()) ORDER BY minute`;
  return async (signal) => {
    const rows = await rowsIfMade(sql, statement, signal);
    const all = rows.find((row) => readOptionalMoment(row, "minute") === null);
    if (all === undefined || readNumber(all, "orders") === 0) return null;
    const minutes = rows
      .filter((row) => row !== all)
      .map((row) => ({ minute: readMoment(row, "minute"), ...latencyOf(row) }));
    return { ...latencyOf(all), minutes };
  };
}

function latencyOf(row: Fields): Latency {
  return {
    orders: readNumber(row, "orders"),
    p50Ms: readNumber(row, "p50"),
    p99Ms: readNumber(row, "p99"),
  };
}
