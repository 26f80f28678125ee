export { readSlot } from "../services/orders/slot.ts";
export { registerLz4 } from "./lz4-codec.ts";
export { type OrdersClient, ordersClient, withOrdersClient } from "./orders-client.ts";
export { type StoreAccess, storageClient } from "./storage-client.ts";
