import { fewAtOnce } from "../../sources/few-at-once.ts";
import type { SparkSql } from "../../sources/spark-sql.ts";
import type { Queries } from "../queries.ts";
import { ordersCompared } from "./orders-compared.ts";
import type { OrdersDatabase } from "./orders-database.ts";
import { ordersLatency } from "./orders-latency.ts";
import { ordersMinutes } from "./orders-minutes.ts";

/** The tables of the orders system. */
export interface OrderTables {
  readonly log: string;
  readonly current: string;
  readonly deleted: string;
}

export const orderTables: OrderTables = {
  log: "lake.bronze.orders_log",
  current: "lake.gold.orders_current",
  deleted: "lake.gold.orders_deleted",
};

/** Statements of the orders page that run at a time; the streams need the cores too. */
const atOnce = 2;

/** Everything the orders page asks. */
export function orderQueries(
  sql: SparkSql,
  database: OrdersDatabase,
  tables: OrderTables = orderTables,
): Pick<Queries, "orders" | "ordersSlot" | "ordersMinutes" | "ordersLatency"> {
  const lake = fewAtOnce(sql, atOnce);
  return {
    orders: ordersCompared(lake, database, tables),
    ordersSlot: () => database.slot(),
    ordersMinutes: ordersMinutes(lake, tables),
    ordersLatency: ordersLatency(lake, tables),
  };
}
