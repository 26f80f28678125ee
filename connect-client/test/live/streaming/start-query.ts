import { SparkSession } from "../../../src/index.ts";

/** Starts a query, prints where it is, and ends without stopping it: `start-query.ts <remote> <query name>`. */
const [remote = "", name = ""] = process.argv.slice(2);
const spark = await SparkSession.builder.remote(remote).create();
const query = await spark.readStream.format("rate").load().writeStream.format("noop").queryName(name).start();
process.stdout.write(JSON.stringify({ sessionId: spark.sessionId, id: query.id, runId: query.runId }));
spark.detach();
