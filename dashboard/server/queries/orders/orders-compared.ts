import { rowsIfMade, type SparkSql } from "../../sources/spark-sql.ts";
import type { OrdersCompared } from "../../wire.ts";
import { readNumber, readOptionalMoment, readText } from "../fields.ts";
import type { Query } from "../queries.ts";
import type { OrderTables } from "./order-queries.ts";
import type { OrdersDatabase } from "./orders-database.ts";

/** The statuses in the order of an order's life; others follow by name. */
const life = ["placed", "accepted", "picked_up", "delivered", "refunded"];

/** Orders by status in the database and in the lake; null before the table of orders is made. */
export function ordersCompared(
  sql: SparkSql,
  database: OrdersDatabase,
  { current, deleted }: OrderTables,
): Query<OrdersCompared | null> {
  return async (signal) => {
    const statement = `
      SELECT status, count(*) AS orders, max(committed_at) AS newest FROM ${current} GROUP BY status
      UNION ALL SELECT '', count(*), null FROM ${deleted}`;
    const found = await rowsIfMade(sql, statement, signal);
    // Asked second, and answered at once: the difference is what the lake has still to take in.
    const inDatabase = await database.statuses();
    if (found.length === 0) return null;
    const rows = found.filter((row) => row.status !== "");
    const inLake = new Map(rows.map((row) => [readText(row, "status"), readNumber(row, "orders")]));
    const newest = rows.map((row) => readOptionalMoment(row, "newest") ?? "").sort();
    return {
      statuses: namesOf(inDatabase, inLake).map((status) => ({
        status,
        database: inDatabase.get(status) ?? 0,
        lake: inLake.get(status) ?? 0,
      })),
      deleted: found
        .filter((row) => row.status === "")
        .reduce((sum, row) => sum + readNumber(row, "orders"), 0),
      newest: newest.at(-1) ?? null,
    };
  };
}

function namesOf(...sides: readonly ReadonlyMap<string, number>[]): string[] {
  const others = new Set(sides.flatMap((side) => [...side.keys()]));
  for (const status of life) others.delete(status);
  return [...life, ...[...others].sort()];
}
