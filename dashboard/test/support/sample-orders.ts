import type { Queries } from "../../server/queries/queries.ts";

const start = Date.parse("2026-12-01T11:00:00Z");
const minute = (index: number) => new Date(start + index * 60_000).toISOString();

/** Answers about orders that flow, with two of them still on their way. */
export const sampleOrders: Pick<Queries, "orders" | "ordersSlot" | "ordersMinutes" | "ordersLatency"> = {
  orders: async () => ({
    statuses: [
      { status: "placed", database: 120, lake: 118 },
      { status: "accepted", database: 80, lake: 81 },
      { status: "picked_up", database: 40, lake: 40 },
      { status: "delivered", database: 9_800, lake: 9_799 },
      { status: "refunded", database: 60, lake: 60 },
    ],
    deleted: 431,
    newest: minute(29),
  }),
  ordersSlot: async () => ({
    active: true,
    status: "reserved",
    keptBytes: 3 * 1024 ** 2,
    leftBytes: 1021 * 1024 ** 2,
  }),
  // A minute without a change is left out.
  ordersMinutes: async () =>
    [0, 1, 2, 4, 5].map((index) => ({
      minute: minute(index),
      created: 60 + index,
      updated: 200,
      deleted: 3,
    })),
  ordersLatency: async () => ({
    orders: 1_500,
    p50Ms: 4_210,
    p99Ms: 9_870,
    minutes: [0, 1, 2].map((index) => ({ minute: minute(index), orders: 500, p50Ms: 4_000, p99Ms: 9_000 })),
  }),
};
