import type { OrdersClient } from "@kindling/spark/clients";
import { loadConfig } from "@kindling/spark/config";
import { postgresAdmin } from "@kindling/spark/orders";
import { crash } from "../../harness/services.ts";

const config = loadConfig();

/**
 * Lets Postgres keep the time of each commit from now on. It takes a restart, so nothing may be at work.
 *
 * It is the time that Debezium tells too (`__ts_us`), and polling does not know it; it is taken when the commit is
 * written, before the client hears of it.
 */
export async function keepCommitTimes(): Promise<void> {
  await asAdmin((admin) => admin.query("ALTER SYSTEM SET track_commit_timestamp = on"));
  await crash("postgres");
}

/** When transactions were committed, in epoch milliseconds, in the order they are given. */
export async function commitTimes(xids: readonly string[]): Promise<number[]> {
  return asAdmin(async (admin) => {
    const { rows } = await admin.query<{ ms: string | null }>(
      `SELECT extract(epoch FROM pg_xact_commit_timestamp(xid8::xid)) * 1000 AS ms
         FROM unnest($1::xid8[]) WITH ORDINALITY AS asked (xid8, place) ORDER BY place`,
      [xids],
    );
    return rows.map(({ ms }, index) => {
      if (ms === null) throw new Error(`Postgres knows no commit time of transaction ${xids[index]}`);
      return Number(ms);
    });
  });
}

/** Gives `use` the database of the orders with all rights. */
export async function asAdmin<T>(use: (admin: OrdersClient) => Promise<T>): Promise<T> {
  const admin = postgresAdmin(config, config.orders.postgres.database);
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.end();
  }
}
