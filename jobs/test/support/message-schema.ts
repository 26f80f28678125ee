import { t } from "spark-connect-js";

/** What Kafka tells of a message, as the streams read it; for tests that make messages up. */
export const messageSchema = t.struct({
  key: t.binary,
  value: t.binary,
  topic: t.notNull(t.string),
  partition: t.notNull(t.integer),
  offset: t.notNull(t.long),
  kafka_timestamp: t.notNull(t.timestamp),
});
