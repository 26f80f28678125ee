import { registerLz4 } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import kafkajs, { type Kafka } from "kafkajs";
import { eachRecord, kafkaClient } from "../lib/verify/kafka-records.ts";
import type { DeadLetter } from "./dead-letters.ts";

/** The header by which a message is known as a dead letter that was sent again: `<partition>/<offset>` of the first. */
export const replayHeader = "kindling_replay_of";

/** Messages in one request. */
const batchSize = 500;

/**
 * Sends refused messages to their topics again, key and bytes as they were.
 *
 * What was sent again before is known from the topic itself and not sent a third time, so a replay that was cut off is
 * repeated without harm. A message that is still bad becomes a dead letter once more.
 */
export async function replayLetters(
  config: Config,
  letters: readonly DeadLetter[],
): Promise<{ readonly sent: number; readonly before: number }> {
  registerLz4();
  const kafka = kafkaClient(config.kafka.bootstrapServers);
  let sent = 0;
  for (const topic of new Set(letters.map((letter) => letter.topic))) {
    const known = await replayedBefore(kafka, topic);
    const missing = letters.filter((letter) => letter.topic === topic && !known.has(placeOf(letter)));
    await send(kafka, topic, missing);
    sent += missing.length;
  }
  return { sent, before: letters.length - sent };
}

async function replayedBefore(kafka: Kafka, topic: string): Promise<Set<string>> {
  const known = new Set<string>();
  await eachRecord(kafka, topic, ({ headers }) => {
    const place = headers[replayHeader];
    if (place instanceof Uint8Array) known.add(new TextDecoder().decode(place));
  });
  return known;
}

async function send(kafka: Kafka, topic: string, letters: readonly DeadLetter[]): Promise<void> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    for (let start = 0; start < letters.length; start += batchSize) {
      const messages = letters.slice(start, start + batchSize).map((letter) => ({
        key: letter.key === null ? null : Buffer.from(letter.key),
        value: letter.value === null ? null : Buffer.from(letter.value),
        headers: { [replayHeader]: placeOf(letter) },
      }));
      await producer.send({ topic, acks: -1, compression: kafkajs.CompressionTypes.LZ4, messages });
    }
  } finally {
    await producer.disconnect();
  }
}

function placeOf({ partition, offset }: DeadLetter): string {
  return `${partition}/${offset}`;
}
