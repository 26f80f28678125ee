import { Client } from "pg";
import type { Config } from "../config/index.ts";

/** A client with the rights of the superuser, for what makes databases and roles. Not connected yet. */
export function postgresAdmin(config: Config, database: string): Client {
  const { host, port, adminPassword } = config.postgres;
  return new Client({
    host,
    port,
    user: "postgres",
    password: adminPassword,
    database,
    connectionTimeoutMillis: 2000,
  });
}
