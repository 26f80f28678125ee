import type { Client } from "pg";

/** How a replication slot is doing: the place up to which Postgres keeps the log for a reader. */
export interface Slot {
  /** Whether someone reads now. */
  readonly active: boolean;
  /** `reserved` and `extended`: all is there. `unreserved`: about to be lost. `lost`: changes are gone. */
  readonly status: "reserved" | "extended" | "unreserved" | "lost";
  /** Write-ahead log kept because of it, in bytes. */
  readonly keptBytes: number;
  /** What may still be written before it is lost, in bytes; null for no limit. */
  readonly leftBytes: number | null;
}

/** Reads the state of a slot; null when there is none. Any role may ask. */
export async function readSlot(client: Client, name: string): Promise<Slot | null> {
  const found = await client.query<{
    active: boolean;
    status: Slot["status"] | null;
    kept: string | null;
    left: string | null;
  }>(
    `SELECT active, wal_status AS status, safe_wal_size AS left,
            pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) AS kept
       FROM pg_replication_slots WHERE slot_name = $1`,
    [name],
  );
  const [row] = found.rows;
  if (row === undefined) return null;
  return {
    active: row.active,
    status: row.status ?? "lost",
    keptBytes: Number(row.kept ?? 0),
    leftBytes: row.left === null ? null : Number(row.left),
  };
}
