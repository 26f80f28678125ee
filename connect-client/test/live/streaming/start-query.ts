import { SparkSession } from "../../../src/index.ts";

/**
 * Starts a query over the JSON files of a folder, prints where it is, and ends without stopping it; a negative id
 * fails the query: `start-query.ts <remote> <query name> <folder>`.
 */
const [remote = "", name = "", folder = ""] = process.argv.slice(2);
const spark = await SparkSession.builder.remote(remote).create();
const query = await spark.readStream
  .schema("id LONG")
  .json(folder)
  .selectExpr("if(id < 0, raise_error(concat('bad id ', id)), id) AS id")
  .writeStream.format("noop")
  .queryName(name)
  .start();
process.stdout.write(JSON.stringify({ sessionId: spark.sessionId, id: query.id, runId: query.runId }));
spark.detach();
