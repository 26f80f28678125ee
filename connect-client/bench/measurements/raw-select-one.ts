/** The limit: the query of `select-one.ts`, whose answer nobody reads. */
import { measure, openSession } from "./harness.ts";
import { executeRaw, rawClient, selectOne } from "./raw-call.ts";

const spark = await openSession();
const client = rawClient();
await measure(spark, { run: () => executeRaw(client, selectOne(spark.sessionId), () => undefined) });
client.close();
