import { energyTables } from "./energy/contracts.ts";
import { eventTables } from "./events/contracts.ts";
import type { TableContract } from "./lib/contract/table-contract.ts";
import { orderTables } from "./orders/contracts.ts";

/** Every table of the lake, by the system it belongs to. */
export const systems: Readonly<Record<string, readonly TableContract[]>> = {
  energy: energyTables,
  events: eventTables,
  orders: orderTables,
};

/** Every table of the lake. */
export const allTables: readonly TableContract[] = Object.values(systems).flat();
