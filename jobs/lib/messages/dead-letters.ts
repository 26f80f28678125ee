import { col, type DataFrame, functions as F, lit } from "spark-connect-js";
import { reasonColumn } from "./judge-messages.ts";

/** The messages a judgement refused, in the form of the dead-letter table. */
export function deadLettersOf(judged: DataFrame, source: string): DataFrame {
  const now = F.currentTimestamp();
  return judged
    .filter(col(reasonColumn).isNotNull())
    .select(
      lit(source).alias("source"),
      col("topic"),
      col("partition"),
      col("offset"),
      col("kafka_timestamp"),
      col("key"),
      col("value"),
      col(reasonColumn),
      now.alias("quarantined_at"),
      F.toDate(now).alias("dt"),
    );
}

/** The messages a judgement let pass. */
export function goodMessagesOf(judged: DataFrame): DataFrame {
  return judged.filter(col(reasonColumn).isNull());
}
