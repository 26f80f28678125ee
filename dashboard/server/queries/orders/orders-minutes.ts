import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { OrdersMinute } from "../../wire.ts";
import { readMoment, readNumber } from "../fields.ts";
import type { Query } from "../queries.ts";
import type { OrderTables } from "./order-queries.ts";

/** Changes of the newest hour by minute and kind; what a snapshot found is no change. */
export function ordersMinutes(sql: SparkSql, { log }: OrderTables): Query<readonly OrdersMinute[]> {
  return async (signal) => {
    const rows = await rowsIfMade(
      sql,
      `SELECT date_trunc('MINUTE', committed_at) AS minute, count_if(op = 'c') AS created,
         count_if(op = 'u') AS updated, count_if(op = 'd') AS deleted
       FROM ${log}
       WHERE op <> 'r' AND committed_at >= now() - INTERVAL 1 HOUR AND dt >= date_sub(current_date(), 1)
       GROUP BY 1 ORDER BY 1`,
      signal,
    );
    return rows.map((row) => ({
      minute: readMoment(row, "minute"),
      created: readNumber(row, "created"),
      updated: readNumber(row, "updated"),
      deleted: readNumber(row, "deleted"),
    }));
  };
}
