"""The twin of minutes.ts: the same query, submitted by PySpark."""

import json
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.remote(os.environ["BENCH_REMOTE"]).getOrCreate()
spark.conf.set("spark.sql.session.timeZone", "UTC")
spark.conf.set("spark.sql.streaming.noDataMicroBatches.enabled", "false")
spark.conf.set("spark.sql.streaming.numRecentProgressUpdates", "1000")
spark.conf.set(
    "spark.sql.streaming.checkpointFileManagerClass",
    "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager",
)


def minutes(servers, topic):
    return (
        spark.readStream.format("kafka")
        .option("kafka.bootstrap.servers", servers)
        .option("subscribe", topic)
        .option("startingOffsets", "latest")
        .load()
        .withWatermark("timestamp", "10 seconds")
        .groupBy(F.window("timestamp", "1 minute"), "key")
        .agg(F.count("*").alias("n"), F.max("timestamp").alias("newest"))
        .select("key", F.concat_ws(" ", F.col("n"), F.unix_millis("newest")).alias("value"))
    )


query = None
for line in sys.stdin:
    order = json.loads(line)
    if order["do"] == "start":
        rows = minutes(order["servers"], order["from"])
        plan = rows._explain_string()
        query = (
            rows.writeStream.format("kafka")
            .option("kafka.bootstrap.servers", order["servers"])
            .option("topic", order["to"])
            .option("checkpointLocation", order["checkpoint"])
            .outputMode("update")
            .trigger(processingTime="0 seconds")
            .start()
        )
        answer = {"plan": plan}
    else:
        batches = [p.durationMs["triggerExecution"] for p in query.recentProgress if p.numInputRows > 0]
        query.stop()
        answer = {"batchMs": batches}
    print(json.dumps(answer), flush=True)
spark.stop()
