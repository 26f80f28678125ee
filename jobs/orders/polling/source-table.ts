import type { Config } from "@kindling/spark/config";
import type { DataFrame } from "spark-connect-js";
import type { PlanSession } from "../../lib/job/define-job.ts";

/** How Spark reaches the database of the orders, with the rights of a reader. */
export interface OrdersSource {
  readonly url: string;
  readonly password: string;
}

/** The source of a run; `--plan` shows it with its password masked. */
export function ordersSource({ postgres, orders }: Config, password: string): OrdersSource {
  const { database, sparkAddress } = orders.postgres;
  return {
    url: `jdbc:postgresql://${sparkAddress ?? `${postgres.host}:${postgres.port}`}/${database}`,
    password,
  };
}

/** Which changes a round publishes: those of transactions from `from` up to, not including, `to`. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/**
 * The number of the oldest transaction that has not ended, in one row: every change of an older one is visible, to this
 * and to any later query, and no change of an older one can follow.
 */
export function horizonNow(spark: PlanSession, source: OrdersSource): DataFrame {
  return read(spark, source, "(SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon) AS now");
}

/**
 * The rows last changed within a range, as they are now, with the transaction as `__xid`.
 *
 * The range is fixed, so the parts may be read one after the other and again after a crash: a row changed since then has
 * left the range, and is in the next.
 *
 * @param parts - how many connections read at once, each the orders of one remainder
 */
export function changedRows(
  spark: PlanSession,
  source: OrdersSource,
  range: Range,
  parts: number,
): DataFrame {
  const rows = `(SELECT *, changed_xid::text AS __xid FROM public.orders
     WHERE changed_xid >= '${range.from}'::xid8 AND changed_xid < '${range.to}'::xid8) AS changed`;
  return read(spark, source, rows, remainders(parts)).drop("changed_xid");
}

/** The keys of all orders there are when they are read, as `order_id`. */
export function keysNow(spark: PlanSession, source: OrdersSource, parts: number): DataFrame {
  return read(spark, source, "(SELECT order_id FROM public.orders) AS keys", remainders(parts));
}

function remainders(parts: number): string[] {
  return Array.from({ length: parts }, (_, part) => `mod(order_id, ${parts}) = ${part}`);
}

function read(
  spark: PlanSession,
  { url, password }: OrdersSource,
  table: string,
  predicates?: readonly string[],
): DataFrame {
  const properties = { user: "orders_reader", password, driver: "org.postgresql.Driver", fetchsize: "5000" };
  return spark.read.jdbc(url, table, properties, predicates === undefined ? {} : { predicates });
}
