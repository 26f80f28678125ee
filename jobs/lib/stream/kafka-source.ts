import type { Config } from "@kindling/spark/config";
import { col, type DataFrame } from "spark-connect-js";
import type { PlanSession } from "../job/define-job.ts";

/** Messages one query reads at most in a batch, so that a long backlog is worked off in batches of a known size. */
export const mostPerTrigger = 200_000;

/**
 * A topic as a stream from its first message on. A restarted query continues from its checkpoint instead.
 *
 * Messages that vanished between two runs stop the query, because they would be lost without a word.
 */
export function readTopic(spark: PlanSession, config: Config, topic: string): DataFrame {
  return spark.readStream
    .format("kafka")
    .option("kafka.bootstrap.servers", config.kafka.sparkBootstrapServers)
    .option("subscribe", topic)
    .option("startingOffsets", "earliest")
    .option("failOnDataLoss", "true")
    .option("maxOffsetsPerTrigger", String(mostPerTrigger))
    .load()
    .select(
      col("key"),
      col("value"),
      col("topic"),
      col("partition"),
      col("offset"),
      col("timestamp").alias("kafka_timestamp"),
    );
}

/** The place of each message under the names that a table of messages has for it. */
export function withOrigin(messages: DataFrame): DataFrame {
  return messages.withColumnsRenamed({
    topic: "source_topic",
    partition: "source_partition",
    offset: "source_offset",
  });
}
