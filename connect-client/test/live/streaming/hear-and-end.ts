import { setTimeout as delay } from "node:timers/promises";
import { SparkSession } from "../../../src/index.ts";

/** Listens to a query it starts and stops, prints what it hears, and leaves its end to Node: `hear-and-end.ts <remote>`. */
const [remote = ""] = process.argv.slice(2);
const spark = await SparkSession.builder.remote(remote).create();
let ended = false;
await spark.streams.addListener({
  onQueryStarted: ({ name }) => console.log(`started ${name}`),
  onQueryTerminated: ({ exception }) => {
    console.log(`ended ${exception}`);
    ended = true;
  },
});
const query = await spark.readStream
  .format("rate")
  .load()
  .writeStream.format("noop")
  .queryName("mine")
  .start();
await query.stop();
while (!ended) await delay(20);
await spark.stop();
