import type { Config } from "@kindling/spark/config";
import { col, type DataFrame } from "spark-connect-js";
import type { PlanSession } from "../job/define-job.ts";

/** Messages one query reads at most in a batch, so that a long backlog is worked off in batches of a known size. */
export const mostPerTrigger = 200_000;

/**
 * How long the broker may hold a request for messages that are not there yet. A task knows up to where it reads, but its
 * consumer asks for what comes next ahead of time; the task's question for the ends of the topic then stands behind that
 * request, for the half second that is the default: four waiting tasks a batch and query, on two cores.
 */
const fetchWaitMs = "10";

/**
 * A topic as a stream from its first message on. A restarted query continues from its checkpoint instead.
 *
 * Messages that vanished between two runs stop the query, because they would be lost without a word.
 *
 * @param most - messages it reads at most in a batch
 */
export function readTopic(
  spark: PlanSession,
  config: Config,
  topic: string,
  most: number = mostPerTrigger,
): DataFrame {
  return spark.readStream
    .format("kafka")
    .option("kafka.bootstrap.servers", config.kafka.sparkBootstrapServers)
    .option("subscribe", topic)
    .option("startingOffsets", "earliest")
    .option("failOnDataLoss", "true")
    .option("maxOffsetsPerTrigger", String(most))
    .option("kafka.fetch.max.wait.ms", fetchWaitMs)
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
