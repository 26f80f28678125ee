import { Client } from "pg";
import type { Config } from "../config/index.ts";
import { ordersRoles } from "../services/orders/roles.ts";

/** The key that holds the password of each role. */
const passwords = {
  app: "appPassword",
  reader: "readerPassword",
  replicator: "replicatorPassword",
} as const satisfies Record<keyof typeof ordersRoles, string>;

/** A client of the database of the orders, with the rights of one of its roles. Not connected yet. */
export function ordersClient({ postgres, orders }: Config, role: keyof typeof ordersRoles): Client {
  return new Client({
    host: postgres.host,
    port: postgres.port,
    user: ordersRoles[role],
    password: orders.postgres[passwords[role]],
    database: orders.postgres.database,
    connectionTimeoutMillis: 2_000,
    application_name: `kindling-orders-${role}`,
  });
}

/** A connection to the database of the orders. */
export type OrdersClient = Client;

/**
 * Gives `use` a connection to the database of the orders and closes it afterwards.
 *
 * @throws the driver's error when the database does not answer
 */
export async function withOrdersClient<T>(
  config: Config,
  role: keyof typeof ordersRoles,
  use: (client: OrdersClient) => Promise<T>,
): Promise<T> {
  const client = ordersClient(config, role);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
