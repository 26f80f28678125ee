import type { Client } from "pg";
import type { Config } from "../../config/index.ts";
import { StackError } from "../service.ts";
import type { LogPosition } from "./connect-api.ts";

/** What became of the snapshot of all rows that goes with a beginning of the log. */
export type SnapshotStep = "asked" | "asked again" | "reading" | "told now" | "told";

interface Beginning {
  readonly id: string;
  readonly prefix: string;
  readonly reader: string | null;
  readonly asked: boolean;
  readonly lsn: string | null;
  readonly told: boolean;
}

/**
 * Notes, before a reader has its place, that the log is begun; nothing where it was begun before.
 *
 * @throws StackError when the log is read for another topic: what that one has, this one would lack
 */
export async function claimLog(client: Client, { orders }: Config): Promise<void> {
  const { topicPrefix } = orders.kafka;
  const last = await lastBeginning(client);
  if (last === null) return noteBeginning(client, topicPrefix);
  if (last.prefix === topicPrefix) return;
  throw new StackError(
    `orders: replication slot ${orders.postgres.slot} is the place of topic prefix ${last.prefix}, and ` +
      `orders.kafka.topic_prefix is ${topicPrefix}: changes from before would be missing there. Set it back to ` +
      `${last.prefix}, or give that place up: npm run cdc:orders-log -- --snapshot sends all rows to the new topic first`,
  );
}

/** Notes that the log is begun now. */
export async function noteBeginning(client: Client, topicPrefix: string): Promise<void> {
  await client.query("INSERT INTO public.log_snapshots (topic_prefix) VALUES ($1)", [topicPrefix]);
}

/**
 * Sees to it that the snapshot of all rows is told whole: asks for it once the reader has its place in the log, and
 * again whenever another reader has come before it was told.
 *
 * Debezium keeps how far it is with a snapshot, but does not always go on with it; a row told twice does no harm.
 *
 * @param position - of the reader, asked for before this: a later one could be that of a reader unknown here; null
 *   while it keeps none
 */
export async function tendSnapshot(
  client: Client,
  { postgres, kafka }: Config["orders"],
  position: LogPosition | null,
): Promise<SnapshotStep> {
  const last = await lastBeginning(client);
  // What is asked for before the reader keeps a position may lie before that position, and is never read.
  if (position === null) {
    // Kafka has lost what it knew of the reader, and with it the topic.
    if (last?.asked) await noteBeginning(client, kafka.topicPrefix);
    return "reading";
  }
  if (last === null || last.told) return "told";
  const reader = await readerOf(client, postgres.slot);
  if (reader === null) return "reading";
  if (last.reader !== reader) {
    await ask(client, last.id, reader);
    return last.asked ? "asked again" : "asked";
  }
  if (last.lsn === null) {
    await notePlace(client, last.id);
    return "reading";
  }
  if (position.isTakingSnapshot || position.lsn < BigInt(last.lsn)) return "reading";
  await client.query("UPDATE public.log_snapshots SET told_at = clock_timestamp() WHERE id = $1", [last.id]);
  return "told now";
}

/** Whether the log was begun more than once: orders may have been deleted while nobody read. */
export async function wasBegunAnew(client: Client): Promise<boolean> {
  const found = await client.query("SELECT 1 FROM public.log_snapshots LIMIT 2");
  return found.rowCount === 2;
}

async function ask(client: Client, id: string, reader: string): Promise<void> {
  const data = JSON.stringify({ "data-collections": ["public.orders"], type: "incremental" });
  await client.query("BEGIN");
  await client.query("DELETE FROM public.log_signals");
  await client.query(
    "INSERT INTO public.log_signals (id, type, data) VALUES (gen_random_uuid()::text, 'execute-snapshot', $1)",
    [data],
  );
  await client.query(
    `UPDATE public.log_snapshots SET reader = $2, asked_at = coalesce(asked_at, clock_timestamp()), asked_lsn = NULL
       WHERE id = $1`,
    [id, reader],
  );
  await client.query("COMMIT");
  await notePlace(client, id);
}

/** Once the signal is committed: it lies before this place. */
async function notePlace(client: Client, id: string): Promise<void> {
  await client.query(
    "UPDATE public.log_snapshots SET asked_lsn = pg_current_wal_insert_lsn() WHERE id = $1",
    [id],
  );
}

async function lastBeginning(client: Client): Promise<Beginning | null> {
  const { rows } = await client.query<Beginning>(
    `SELECT id, topic_prefix AS prefix, reader, asked_at IS NOT NULL AS asked, told_at IS NOT NULL AS told,
            pg_wal_lsn_diff(asked_lsn, '0/0')::text AS lsn
       FROM public.log_snapshots ORDER BY id DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** The connection that reads the log; null while nobody does. */
async function readerOf(client: Client, slot: string): Promise<string | null> {
  const { rows } = await client.query<{ reader: string }>(
    `SELECT concat(pid, ' since ', backend_start) AS reader
       FROM pg_replication_slots JOIN pg_stat_activity ON pid = active_pid WHERE slot_name = $1`,
    [slot],
  );
  return rows[0]?.reader ?? null;
}
