import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import type { Config } from "../config/index.ts";

/**
 * Makes the role that jobs and the Iceberg catalog use, and its two databases. The role owns what it makes and
 * nothing else: it may not make databases or roles, and it is no superuser.
 */
export async function makeRolesAndDatabases(
  clientFor: (database: string) => Client,
  config: Config,
): Promise<void> {
  const { user, password, database, catalogDatabase } = config.postgres;
  const admin = clientFor("postgres");
  await admin.connect();
  try {
    const role = escapeIdentifier(user);
    const known = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [user]);
    const rights = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${escapeLiteral(password)}`;
    await admin.query(`${known.rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${role} WITH ${rights}`);
    for (const name of [database, catalogDatabase]) await makeDatabase(admin, name, role);
  } finally {
    await admin.end();
  }
}

/**
 * Makes a database that only its owner may use, unless it is there.
 *
 * @param owner - quoted as an identifier
 */
export async function makeDatabase(admin: Client, name: string, owner: string): Promise<void> {
  const known = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (known.rowCount !== 0) return;
  await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${owner}`);
  await admin.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(name)} FROM PUBLIC`);
}
