import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { ordersClient } from "../../clients/orders-client.ts";
import type { Config } from "../../config/index.ts";
import { StackError } from "../service.ts";
import type { ConnectApi } from "./connect-api.ts";
import { readSlot, type Slot } from "./slot.ts";
import { noteBeginning } from "./snapshots.ts";

/** What is left when the place in the log is gone: the rows themselves. */
export const wayBack =
  "npm run cdc:orders-log -- --snapshot begins anew with a snapshot of all rows; once it is told, npm run job:orders-sweep " +
  "finds the orders that were deleted meanwhile";

/** Works on the database with the rights of the reader of the log. */
export async function asReplicator<T>(config: Config, use: (client: Client) => Promise<T>): Promise<T> {
  const client = ordersClient(config, "replicator");
  await client.connect().catch((error: unknown) => {
    const { host, port } = config.postgres;
    const why = error instanceof Error ? error.message : error;
    throw new StackError(
      `orders: the database at ${host}:${port} does not answer (${why}); npm run up starts it`,
    );
  });
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
  const { slot } = config.orders.postgres;
  await asReplicator(config, async (client) => {
    await untilTrue("the log is let go", async () => (await readSlot(client, slot))?.active !== true);
    if ((await readSlot(client, slot)) !== null)
      await client.query("SELECT pg_drop_replication_slot($1)", [slot]);
    await noteBeginning(client, config.orders.kafka.topicPrefix);
  });
  await api.resume();
}

/** @throws StackError when what the log held for its reader is gone, whether Postgres or Debezium noticed it. */
export function assertPlaceKept(name: string, slot: Slot | null, trace: string | null): void {
  const isGone =
    slot?.status === "lost" || /no longer available on the server|can no longer/i.test(trace ?? "");
  if (!isGone) return;
  const why =
    slot === null
      ? `there is no replication slot ${name} any more`
      : `replication slot ${name} was left behind: more than orders.postgres.slot_keep_mb was written unread`;
  throw new StackError(`orders: changes are lost, ${why}. ${wayBack}.`);
}

async function untilTrue(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new StackError(`orders: not within 60 s: ${what}`);
    await sleep(250);
  }
}
