import { t } from "spark-connect-js";

/** The columns of a table of dead letters from Kafka. */
export const deadLetterSchema = t.struct({
  source: t.notNull(t.string),
  topic: t.notNull(t.string),
  partition: t.notNull(t.integer),
  offset: t.notNull(t.long),
  kafka_timestamp: t.notNull(t.timestamp),
  key: t.binary,
  value: t.binary,
  reason: t.notNull(t.string),
  quarantined_at: t.notNull(t.timestamp),
  dt: t.notNull(t.date),
});
