import { fileURLToPath } from "node:url";
import type { Client } from "pg";
import type { Config } from "../../config/index.ts";
import { makeDatabase } from "../postgres-provision.ts";
import { applySql } from "./apply-sql.ts";
import { grantOrdersRights, makeOrdersRoles, ordersOwner } from "./roles.ts";

const sqlFolder = fileURLToPath(new URL("./sql", import.meta.url));

/** Makes the database of the orders with its roles, table and first rows, as far as they are not there yet. */
export async function makeOrdersDatabase(
  clientFor: (database: string) => Client,
  { orders }: Config,
): Promise<void> {
  const { database } = orders.postgres;
  await withClient(clientFor("postgres"), async (admin) => {
    await makeOrdersRoles(admin, orders);
    await makeDatabase(admin, database, ordersOwner);
  });
  await withClient(clientFor(database), async (admin) => {
    await applySql(admin, sqlFolder, ordersOwner);
    await grantOrdersRights(admin, database);
  });
}

async function withClient(client: Client, work: (client: Client) => Promise<void>): Promise<void> {
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
