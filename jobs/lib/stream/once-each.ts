import type { DataFrame } from "spark-connect-js";

/**
 * How long an event id is remembered. Far longer than Kafka keeps a message, so that no message is ever older
 * than what the query remembers: such a message would be dropped without a trace.
 */
const memory = "30 days";

/** Keeps the first message of each event id. Messages of one key lie in one partition, so first means by offset. */
export function onceEach(messages: DataFrame): DataFrame {
  return messages.withWatermark("kafka_timestamp", memory).dropDuplicatesWithinWatermark(["event_id"]);
}
