import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { StackError } from "../service.ts";

/** Any number, the same for all: two programs that apply at once do so one after the other. */
const applyLock = 7_301_946;

/**
 * Applies the SQL files of a folder that the database does not have yet, in the order of their names.
 *
 * Each file and the note that it was applied are one transaction, so a crash leaves neither or both.
 *
 * @param role - whose objects the files make
 * @throws StackError when a file was changed after it was applied: it would mean nothing to this database.
 */
export async function applySql(client: Client, folder: string, role: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  await client.query("SELECT pg_advisory_lock($1)", [applyLock]);
  await client.query(
    "CREATE TABLE IF NOT EXISTS public.applied_sql " +
      "(name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
  );
  for (const name of files.sort()) await applyFile(client, join(folder, name), name, role);
  await client.query("SELECT pg_advisory_unlock($1)", [applyLock]);
}

async function applyFile(client: Client, path: string, name: string, role: string): Promise<void> {
  const sql = readFileSync(path, "utf8");
  const sha256 = createHash("sha256").update(sql).digest("hex");
  const known = await client.query<{ sha256: string }>(
    "SELECT sha256 FROM public.applied_sql WHERE name = $1",
    [name],
  );
  const [row] = known.rows;
  if (row?.sha256 === sha256) return;
  if (row !== undefined) {
    throw new StackError(
      `postgres: ${name} was changed after this database had applied it; put the change into a new file beside it`,
    );
  }
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL ROLE ${role}`);
    await client.query(sql);
    await client.query("RESET ROLE");
    await client.query("INSERT INTO public.applied_sql (name, sha256) VALUES ($1, $2)", [name, sha256]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
