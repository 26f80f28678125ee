import type { Client } from "pg";
import type { Change, DoneChange } from "./change.ts";

/** The ids Postgres gave to orders, by the name they were planned with. */
export type OrderIds = Map<string, string>;

/**
 * Does one change inside the open transaction.
 *
 * @returns null when the order is not there any more: somebody else has deleted it
 */
export async function doChange(client: Client, ids: OrderIds, change: Change): Promise<DoneChange | null> {
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
  if (row === undefined) return null;
  if (op === "c") ids.set(order, row.order_id);
  return { op, ...row };
}

function idOf(ids: OrderIds, order: string): string {
  const id = ids.get(order);
  if (id === undefined) throw new Error(`order ${order} is changed before it is placed`);
  return id;
}
