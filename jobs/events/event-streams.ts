import { col, type DataFrame, functions as F } from "spark-connect-js";
import type { MessageContract } from "../lib/contract/message-contract.ts";
import { shapedFor } from "../lib/contract/shape.ts";
import type { TableContract } from "../lib/contract/table-contract.ts";
import type { JobInput, StreamQuery } from "../lib/job/define-job.ts";
import { deadLettersOf, goodMessagesOf } from "../lib/messages/dead-letters.ts";
import { judgeMessages } from "../lib/messages/judge-messages.ts";
import { mostPerTrigger, readTopic, withOrigin } from "../lib/stream/kafka-source.ts";
import { onceEach } from "../lib/stream/once-each.ts";
import { eventsDeadLetters } from "./contracts.ts";

/**
 * The two queries that bring a topic into the lake: good messages, each once, to its table; the others with their
 * bytes to the dead letters.
 */
export function ingestQueries(
  { spark, config }: JobInput,
  topic: MessageContract,
  table: TableContract,
): readonly StreamQuery[] {
  const { events } = config;
  const judged = (triggerSeconds: number) => {
    // What is looked for less often may read more at a time, to keep up as well.
    const most = Math.ceil((mostPerTrigger * triggerSeconds) / events.triggerSeconds);
    return judgeMessages(readTopic(spark, config, topic.source, most), topic, {
      futureAfterMinutes: events.futureAfterMinutes,
      maxBytes: events.maxEventBytes,
    });
  };
  const good = goodMessagesOf(judged(events.triggerSeconds));
  const once = onceEach(good, table.keys, `${events.rememberHours} hours`);
  return [
    {
      name: topic.source,
      rows: shapedFor(table, withDay(withOrigin(once))),
      sink: { kind: "table", table },
    },
    {
      name: `${topic.source}-dead-letters`,
      triggerSeconds: events.backgroundSeconds,
      rows: deadLettersOf(judged(events.backgroundSeconds), topic.source),
      sink: { kind: "table", table: eventsDeadLetters },
    },
  ];
}

function withDay(messages: DataFrame): DataFrame {
  return messages.withColumn("dt", F.toDate(col("ts")));
}
