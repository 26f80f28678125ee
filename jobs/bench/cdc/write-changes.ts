import { setTimeout as delay } from "node:timers/promises";
import { withOrdersClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { paceOf } from "../../../producers/lib/pace.ts";
import { orderColumns, orderValues } from "./fill-orders.ts";

const config = loadConfig();

/** How far apart transactions begin, unless one takes longer. */
const tickMs = 20;
const [mostRows, mostCatchUpMs] = [5_000, 1_000];

/** A version of an order. */
export interface Version {
  readonly order: number;
  readonly version: number;
}

/** What one transaction made. */
export interface Transaction {
  readonly xid: string;
  readonly versions: readonly Version[];
}

/** One statement, so that a transaction costs one answer of the server. */
const statement = `
  WITH added AS (
    INSERT INTO orders (${orderColumns}) SELECT ${orderValues} FROM generate_series(1, $1::int) n
    RETURNING order_id, version),
  changed AS (
    UPDATE orders SET status = 'accepted', accepted_at = clock_timestamp(), driver_id = 1 + order_id % 300
     WHERE order_id = ANY($2::bigint[]) RETURNING order_id, version)
  SELECT pg_current_xact_id() AS xid, order_id, version FROM added
   UNION ALL SELECT pg_current_xact_id(), order_id, version FROM changed`;

/**
 * Changes orders at a rate, whatever becomes of the changes: one connection, every 20 ms a transaction of as many rows
 * as are due by then, half of them new and half updates of any that exist.
 */
export async function writeChanges(rate: number, seconds: number): Promise<Transaction[]> {
  return withOrdersClient(config, "app", async (client) => {
    const newest = await client.query<{ id: string }>("SELECT max(order_id) AS id FROM orders");
    let orders = Number(newest.rows[0]?.id);
    const made: Transaction[] = [];
    const started = performance.now();
    const pace = paceOf(rate, mostRows, started, mostCatchUpMs);
    let changes = 0;
    for (let tick = 1; performance.now() - started < seconds * 1_000; tick++) {
      const due = pace.due(performance.now());
      if (due > 0) {
        // Single changes are new and updates by turns.
        const inserts = Math.floor((due + (changes % 2)) / 2);
        const updated = someOf(orders, due - inserts);
        const { rows } = await client.query<{ xid: string; order_id: string; version: string }>(statement, [
          inserts,
          updated,
        ]);
        const versions = rows.map((row) => ({ order: Number(row.order_id), version: Number(row.version) }));
        made.push({ xid: rows[0]?.xid ?? "", versions });
        changes += due;
        orders += inserts;
      }
      await delay(Math.max(0, started + tick * tickMs - performance.now()));
    }
    return made;
  });
}

/** So many different numbers from 1 up to `highest`, at random. */
function someOf(highest: number, count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, highest)) chosen.add(1 + Math.floor(Math.random() * highest));
  return [...chosen];
}
