import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { ordersClient } from "../../clients/orders-client.ts";
import type { Config } from "../../config/index.ts";
import { StackError } from "../service.ts";
import type { ConnectApi } from "./connect-api.ts";
import { ordersSlot, readSlot, type Slot } from "./slot.ts";

/** What is left when the place in the log is gone: the rows themselves. */
export const wayBack =
  "npm run cdc:orders-log -- --snapshot begins anew with a snapshot; an order deleted in between stays in the lake, " +
  "and npm run verify:orders -- --no-changes names it";

/** Works on the database with the rights of the reader of the log. */
export async function asReplicator<T>(config: Config, use: (client: Client) => Promise<T>): Promise<T> {
  const client = ordersClient(config, "replicator");
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Gives up the place in the log and all that was read, so that the next start is a first one. */
export async function beginAnew(config: Config, api: ConnectApi): Promise<void> {
  await api.stop();
  await untilTrue("the connector stops", async () => (await api.state()).state === "stopped");
  await api.forgetPosition();
  await asReplicator(config, async (client) => {
    await untilTrue("the log is let go", async () => (await readSlot(client))?.active !== true);
    if ((await readSlot(client)) !== null)
      await client.query("SELECT pg_drop_replication_slot($1)", [ordersSlot]);
    await client.query("DELETE FROM public.log_signals");
  });
  await api.resume();
}

/**
 * Asks for a snapshot of all rows, once for each topic: when the connector has its place in the log, so that nothing
 * that happens from here on can be missed.
 *
 * @param again - whether one that was asked for before was cut short
 * @returns whether it was asked for now
 */
export async function askForSnapshot(config: Config, again: boolean): Promise<boolean> {
  const id = `snapshot-${config.orders.kafka.topicPrefix}`;
  const data = JSON.stringify({ "data-collections": ["public.orders"], type: "incremental" });
  return asReplicator(config, async (client) => {
    if (again) await client.query("DELETE FROM public.log_signals WHERE id = $1", [id]);
    const asked = await client.query(
      "INSERT INTO public.log_signals (id, type, data) VALUES ($1, 'execute-snapshot', $2) ON CONFLICT DO NOTHING",
      [id, data],
    );
    return asked.rowCount === 1;
  });
}

/** @throws StackError when what the log held for its reader is gone, whether Postgres or Debezium noticed it. */
export function assertPlaceKept(slot: Slot | null, trace: string | null): void {
  const isGone =
    slot?.status === "lost" || /no longer available on the server|can no longer/i.test(trace ?? "");
  if (!isGone) return;
  const why =
    slot === null
      ? `there is no replication slot ${ordersSlot} any more`
      : `replication slot ${ordersSlot} was left behind: more than orders.postgres.slot_keep_mb was written unread`;
  throw new StackError(`orders: changes are lost, ${why}. ${wayBack}.`);
}

async function untilTrue(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new StackError(`orders: not within 60 s: ${what}`);
    await sleep(250);
  }
}
