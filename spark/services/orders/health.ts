import { ordersClient } from "../../clients/orders-client.ts";
import type { Config } from "../../config/index.ts";
import { readSlot, type Slot } from "./slot.ts";

/** What the database of the orders says of itself. */
export interface OrdersHealth {
  readonly orders: number;
  /** Null when the log is not read. */
  readonly slot: Slot | null;
}

/**
 * Asks the database of the orders, with the rights of a reader.
 *
 * @throws the client's error when it does not answer, or has no such table
 */
export async function ordersHealth(config: Config): Promise<OrdersHealth> {
  const client = ordersClient(config, "reader");
  await client.connect();
  try {
    const counted = await client.query<{ orders: string }>("SELECT count(*) AS orders FROM public.orders");
    return {
      orders: Number(counted.rows[0]?.orders),
      slot: await readSlot(client, config.orders.postgres.slot),
    };
  } finally {
    await client.end();
  }
}
