import { asAdmin } from "./commit-times.ts";

const rowsPerStatement = 250_000;

/** What the columns of a made-up order are, for the `n`th of `generate_series`; its message has about 900 bytes. */
export const [orderColumns, orderValues] = [
  "customer_id, restaurant_id, region, items, tags, order_total, note",
  `(random() * 50000)::bigint + 1, (random() * 400)::bigint + 1, (ARRAY['North', 'Süd', 'Harbour'])[1 + n % 3],
   jsonb_build_array(
     jsonb_build_object('name', 'Margherita', 'count', 1 + n % 3, 'price', '9.50'),
     jsonb_build_object('name', 'Käsespätzle', 'count', 1, 'price', '13.20')),
   ARRAY['pizza', 'no peanuts'], round((random() * 90 + 5)::numeric, 2), 'ring twice'`,
];

/** Adds orders to the table, past its trigger, which would take most of the time of millions of rows. */
export async function fillOrders(count: number): Promise<void> {
  const started = performance.now();
  await asAdmin(async (admin) => {
    await admin.query("SET session_replication_role = replica");
    for (let made = 0; made < count; made += rowsPerStatement)
      await admin.query(
        `INSERT INTO public.orders (${orderColumns}, version, created_at, updated_at, changed_xid)
         SELECT ${orderValues}, 1, clock_timestamp(), clock_timestamp(), pg_current_xact_id()
           FROM generate_series(1, $1::int) n`,
        [Math.min(rowsPerStatement, count - made)],
      );
    await admin.query("VACUUM ANALYZE public.orders");
  });
  console.error(`made ${count} orders in ${Math.round((performance.now() - started) / 1_000)} s`);
}
