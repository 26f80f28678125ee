export { postgresAdmin } from "../postgres-admin.ts";
export type { LogState } from "./log-watch.ts";
export { makeOrdersDatabase } from "./provision.ts";
export { readSlot, type Slot } from "./slot.ts";
