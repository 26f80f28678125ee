import { ordersTopic } from "@kindling/spark/config";
import { defineStreamJob } from "../lib/job/define-job.ts";
import { deadLettersOf, goodMessagesOf } from "../lib/messages/dead-letters.ts";
import { judgeMessages } from "../lib/messages/judge-messages.ts";
import { readTopic } from "../lib/stream/kafka-source.ts";
import { onceEach } from "../lib/stream/once-each.ts";
import { orderChanges, ordersDeadLetters, ordersLog } from "./contracts.ts";
import { logRows, stateKey, withState } from "./log-rows.ts";

/** Changes of orders from Kafka to the log. */
export const ordersStream = defineStreamJob({
  name: "orders-stream",
  description: "Changes of orders to the append-only log, each once; the bad ones to the dead letters",
  reads: [orderChanges],
  writes: [ordersLog, ordersDeadLetters],
  settings: {},
  triggerSeconds: ({ orders }) => orders.streaming.batchInterval,
  inputQueries: ["orders"],
  topics: (config) => [ordersTopic(config.orders)],
  checkpoints: ({ orders }) => `food/${orders.kafka.topicPrefix}/checkpoints`,
  prepare: async () => undefined,
  prepareOffline: async () => undefined,
  build: (input) => {
    const { rememberHours, maxMessageBytes } = input.config.orders.streaming;
    const judged = judgeMessages(
      readTopic(input.spark, input.config, ordersTopic(input.config.orders)),
      orderChanges,
      {
        maxBytes: maxMessageBytes,
      },
    );
    return [
      {
        name: "orders",
        rows: logRows(onceEach(withState(goodMessagesOf(judged)), stateKey, `${rememberHours} hours`)),
        sink: { kind: "table", table: ordersLog },
      },
      {
        name: "orders-dead-letters",
        rows: deadLettersOf(judged, orderChanges.source),
        sink: { kind: "table", table: ordersDeadLetters },
      },
    ];
  },
});
