import type { Client } from "pg";
import type { Change, DoneChange, PastOrders } from "./change.ts";

/** The ids Postgres gave to orders, by the name they were planned with. */
export type OrderIds = Map<string, string>;

/**
 * Does one change inside the open transaction.
 *
 * @returns what was done; nothing when the order is not there any more: somebody else has deleted it
 */
export async function doChange(
  client: Client,
  ids: OrderIds,
  change: Change | PastOrders,
): Promise<DoneChange[]> {
  if (change.op === "past") return makePast(client, change);
  const { op, order, values } = change;
  const columns = Object.keys(values);
  const given: unknown[] = Object.values(values);
  const places = columns.map((_, index) => `$${index + 1}`);
  const statement = {
    c: () => `INSERT INTO orders (${columns.join(", ")}) VALUES (${places.join(", ")})`,
    u: () =>
      `UPDATE orders SET ${columns.map((name, index) => `${name} = ${places[index]}`).join(", ")} ` +
      `WHERE order_id = $${columns.length + 1}`,
    d: () => "DELETE FROM orders WHERE order_id = $1",
  }[op]();
  const parameters = op === "c" ? given : [...given, idOf(ids, order)];
  const { rows } = await client.query<Omit<DoneChange, "op">>(
    `${statement} RETURNING order_id, version`,
    parameters,
  );
  const [row] = rows;
  if (row === undefined) return [];
  if (op === "c") ids.set(order, row.order_id);
  return [{ op, ...row }];
}

async function makePast(client: Client, { first, last, seed }: PastOrders): Promise<DoneChange[]> {
  const { rows } = await client.query<Omit<DoneChange, "op">>(
    `INSERT INTO orders (customer_id, restaurant_id, driver_id, region, status, is_asap, items, tags, order_total, tip,
       placed_at, accepted_at, picked_up_at, delivered_at)
     SELECT 1000 + h % 50000, 1 + h % 200, 1 + h % 900, (ARRAY['North', 'South', 'Süd', NULL])[1 + h % 4], 'delivered',
       h % 5 > 0, jsonb_build_array(jsonb_build_object('name', 'Pho', 'count', 1 + h % 3)), ARRAY['past', 'h' || h % 7],
       (500 + h % 9000) / 100.0, (h % 500) / 100.0, at, at + interval '3 minutes', at + interval '20 minutes',
       at + interval '35 minutes'
     FROM (SELECT abs(hashint8extended(n, $3) % 1000000007) AS h,
             timestamptz '2026-01-01 00:00:00+00' + n * interval '7 seconds' AS at
           FROM generate_series($1::bigint, $2::bigint) AS n) AS past
     RETURNING order_id, version`,
    [first, last, seed],
  );
  return rows.map((row) => ({ op: "c", ...row }));
}

function idOf(ids: OrderIds, order: string): string {
  const id = ids.get(order);
  if (id === undefined) throw new Error(`order ${order} is changed before it is placed`);
  return id;
}
