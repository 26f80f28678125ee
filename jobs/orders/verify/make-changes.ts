import type { OrdersClient } from "@kindling/spark/clients";

/** What the verification did to the database. */
export interface Made {
  readonly inserted: number;
  readonly updated: number;
  /** The orders it deleted again. */
  readonly deleted: readonly bigint[];
}

/** Values of every type that are easily lost on the way. */
const awkward = [
  { note: null, region: null, tags: [], items: "[]", total: "0.00", tip: "0" },
  { note: "", region: "", tags: ["", null], items: "{}", total: "0.01", tip: "-0.01" },
  {
    note: "餃子 🍜 e\u0301 \u202e\u200d",
    region: "Süd",
    tags: ["🍕", "é"],
    items: '{"ß": "\\u00e9"}',
    total: "99999999.99",
    tip: "0.10",
  },
  {
    note: "tab\t line\n quote\" back\\slash 'x'\u0001",
    region: "N/A",
    tags: ["a,b", 'say "hi"', "{}"],
    items: '[1.50, 12345678901234567890, null, "\\n"]',
    total: "12.30",
    tip: "1234.56",
  },
] as const;

const instants = [
  "1970-01-01 00:00:00+00",
  "1969-12-31 23:59:59.999999+00",
  "2026-03-29 01:59:59.000001+01",
  "2099-12-31 23:59:59.9+14",
];

/**
 * Inserts, updates and deletes orders, through the role of the business: each awkward value once as a new row and once as
 * an update, in transactions of one and of many rows, and one that is rolled back.
 */
export async function makeChanges(app: OrdersClient): Promise<Made> {
  const ids: bigint[] = [];
  for (const [index] of awkward.entries()) ids.push(await insert(app, index));
  await app.query("BEGIN");
  for (const [index] of awkward.entries()) ids.push(await insert(app, index));
  await app.query("COMMIT");

  let updated = 0;
  for (const [index, id] of ids.entries()) {
    await update(app, id, index + 1);
    updated += 1;
  }
  await app.query("BEGIN");
  for (const id of ids) await app.query("UPDATE orders SET tip = tip + 0.01 WHERE order_id = $1", [id]);
  await app.query(
    "UPDATE orders SET status = 'accepted', accepted_at = clock_timestamp() WHERE order_id = $1",
    [ids[0]],
  );
  await app.query("COMMIT");
  updated += ids.length + 1;

  await app.query("BEGIN");
  await app.query("DELETE FROM orders WHERE order_id = ANY($1)", [ids]);
  await app.query("ROLLBACK");

  const [one, two, ...others] = ids.filter((_, index) => index % 3 === 2);
  const deleted = [one, two, ...others].filter((id) => id !== undefined);
  await app.query("DELETE FROM orders WHERE order_id = $1", [one]);
  await app.query("DELETE FROM orders WHERE order_id = ANY($1)", [deleted]);
  return { inserted: ids.length, updated, deleted };
}

function valuesOf(index: number): unknown[] {
  const { note, region, tags, items, total, tip } = awkward[index % awkward.length] ?? awkward[0];
  return [region, items, tags, total, tip, note, instants[index % instants.length]];
}

async function insert(app: OrdersClient, index: number): Promise<bigint> {
  const made = await app.query<{ order_id: string }>(
    `INSERT INTO orders (customer_id, restaurant_id, region, items, tags, order_total, tip, note, placed_at)
     VALUES (9007199254740993, 1, $1, $2, $3, $4, $5, $6, $7) RETURNING order_id`,
    valuesOf(index),
  );
  return BigInt(made.rows[0]?.order_id ?? 0);
}

async function update(app: OrdersClient, id: bigint, index: number): Promise<void> {
  await app.query(
    `UPDATE orders SET region = $1, items = $2, tags = $3, order_total = $4, tip = $5, note = $6, delivered_at = $7,
       driver_id = CASE WHEN driver_id IS NULL THEN 7 END WHERE order_id = $8`,
    [...valuesOf(index), id],
  );
}
