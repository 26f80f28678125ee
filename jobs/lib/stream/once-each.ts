import type { DataFrame } from "spark-connect-js";

/**
 * Keeps the first message of each key. Messages of one key lie in one partition, so first means by offset.
 *
 * @param keys - the columns that name what a message speaks of
 * @param memory - how long a key is remembered, such as `30 days`. A message that Kafka got so long before the newest
 * one read is dropped without being looked at: it must be longer than partitions can be read apart
 */
export function onceEach(messages: DataFrame, keys: readonly string[], memory: string): DataFrame {
  return messages.withWatermark("kafka_timestamp", memory).dropDuplicatesWithinWatermark([...keys]);
}
