export { registerLz4 } from "./lz4-codec.ts";
export { ordersClient } from "./orders-client.ts";
export { type StoreAccess, storageClient } from "./storage-client.ts";
