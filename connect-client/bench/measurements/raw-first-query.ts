/** The limit: the query of `first-query.ts` in a process that imports nothing but gRPC. */
import { randomUUID } from "node:crypto";
import { executeRaw, rawClient, selectOne } from "./raw-call.ts";

const client = rawClient();
let bytes = 0;
await executeRaw(client, selectOne(randomUUID()), (length) => {
  bytes += length;
});
console.log(bytes);
client.close();
