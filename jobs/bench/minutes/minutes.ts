/** Counts a topic's messages by key and minute and tells each change to another topic. Its twin is minutes.py. */
import { createInterface } from "node:readline";
import { functions as F, SparkSession, type StreamingQuery } from "spark-connect-js";

/** What one of the twins is told, as a line of JSON. */
type Order =
  | { readonly do: "stop" }
  | {
      readonly do: "start";
      readonly servers: string;
      readonly from: string;
      readonly to: string;
      readonly checkpoint: string;
    };

const spark = await SparkSession.builder
  .remote(process.env.BENCH_REMOTE ?? "")
  .config({
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.streaming.noDataMicroBatches.enabled": false,
    "spark.sql.streaming.numRecentProgressUpdates": 1_000,
    "spark.sql.streaming.checkpointFileManagerClass":
      "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager",
  })
  .create();

function minutes(servers: string, topic: string) {
  return spark.readStream
    .format("kafka")
    .option("kafka.bootstrap.servers", servers)
    .option("subscribe", topic)
    .option("startingOffsets", "latest")
    .load()
    .withWatermark("timestamp", "10 seconds")
    .groupBy(F.window("timestamp", "1 minute"), "key")
    .agg(F.count("*").alias("n"), F.max("timestamp").alias("newest"))
    .select("key", F.concatWs(" ", F.col("n"), F.unixMillis("newest")).alias("value"));
}

let query: StreamingQuery | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const order: Order = JSON.parse(line);
  if (order.do === "start") {
    const rows = minutes(order.servers, order.from);
    const plan = await rows.explainString();
    query = await rows.writeStream
      .format("kafka")
      .option("kafka.bootstrap.servers", order.servers)
      .option("topic", order.to)
      .option("checkpointLocation", order.checkpoint)
      .outputMode("update")
      .trigger({ processingTime: "0 seconds" })
      .start();
    console.log(JSON.stringify({ plan }));
  } else {
    const progress = (await query?.recentProgress()) ?? [];
    await query?.stop();
    const batchMs = progress
      .filter((each) => each.numInputRows > 0)
      .map((each) => each.durationMs.triggerExecution);
    console.log(JSON.stringify({ batchMs }));
  }
}
await spark.stop();
