import { readSlot, withOrdersClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import type { OrdersSlot } from "../../wire.ts";

/** What the pages ask of the database of the orders, with the rights of a reader. */
export interface OrdersDatabase {
  /** How many orders there are of each status. */
  statuses(): Promise<ReadonlyMap<string, number>>;
  /** Null when the log is not read. */
  slot(): Promise<OrdersSlot | null>;
}

/** Connects for each question, and to nothing before the first. */
export function ordersDatabase(config: Config): OrdersDatabase {
  return {
    slot: () => withOrdersClient(config, "reader", (client) => readSlot(client, config.orders.postgres.slot)),
    statuses: () =>
      withOrdersClient(config, "reader", async (client) => {
        const found = await client.query<{ status: string; orders: string }>(
          "SELECT status, count(*) AS orders FROM public.orders GROUP BY status",
        );
        return new Map(found.rows.map(({ status, orders }) => [status, Number(orders)]));
      }),
  };
}
