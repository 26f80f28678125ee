import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import type { Config } from "../../config/index.ts";

/** Owns the tables and cannot log in: nothing that runs may change them. */
export const ordersOwner = "orders_owner";

/** The publication that logical replication reads. */
export const ordersPublication = "orders_publication";

/** Who works with the orders, each with no more rights than its work takes. */
export const ordersRoles = {
  /** The business: writes rows. */
  app: "orders_app",
  /** The polling job: reads rows. */
  reader: "orders_reader",
  /** The reader of the log: reads rows for its snapshot, and the log. */
  replicator: "orders_replicator",
} as const;

/** Makes the roles and sets their passwords; safe to repeat. */
export async function makeOrdersRoles(admin: Client, { postgres }: Config["orders"]): Promise<void> {
  const none = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT";
  const login = (password: string) => `LOGIN ${none} PASSWORD ${escapeLiteral(password)}`;
  const roles = [
    [ordersOwner, `NOLOGIN NOREPLICATION ${none}`],
    [ordersRoles.app, `NOREPLICATION ${login(postgres.appPassword)}`],
    [ordersRoles.reader, `NOREPLICATION ${login(postgres.readerPassword)}`],
    [ordersRoles.replicator, `REPLICATION ${login(postgres.replicatorPassword)}`],
  ] as const;
  for (const [role, rights] of roles) {
    const known = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
    await admin.query(`${known.rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${role} WITH ${rights}`);
  }
}

/** Lets each role do its work in the database of the orders, once its table is there; safe to repeat. */
export async function grantOrdersRights(orders: Client, database: string): Promise<void> {
  const { app, reader, replicator } = ordersRoles;
  const all = `${app}, ${reader}, ${replicator}`;
  await orders.query(`
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${all};
    GRANT USAGE ON SCHEMA public TO ${all};
    GRANT SELECT ON public.orders TO ${all};
    GRANT INSERT, UPDATE, DELETE ON public.orders TO ${app};
    GRANT SELECT, INSERT, DELETE ON public.log_signals TO ${replicator};
    GRANT SELECT, INSERT, UPDATE ON public.log_snapshots TO ${replicator};
    GRANT SELECT ON public.log_snapshots TO ${reader};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${app};`);
}
