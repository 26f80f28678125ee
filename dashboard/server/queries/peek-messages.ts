import type { IHeaders, Kafka } from "kafkajs";
import { type FoundMessage, readNewest } from "../sources/kafka-peek.ts";
import type { PeekAnswer, PeekedMessage, PeekRequest } from "../wire.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { readBounded, readFields, readOptionalNumber, readText } from "./fields.ts";

/** Messages shown of a partition at most. */
const mostMessages = 100;

/** Looks at the newest messages of a topic. */
export type PeekMessages = (request: PeekRequest, signal: AbortSignal) => Promise<PeekAnswer>;

/** Looks at messages through a consumer that commits nothing. */
export function peekMessages(kafka: Kafka): PeekMessages {
  return async ({ topic, partition, count }, signal) => {
    const { messages, asked } = await readNewest(kafka, topic, partition, count, signal);
    return {
      readAt: new Date().toISOString(),
      messages: messages.map(describeMessage).sort(newestFirst),
      empty: asked - messages.length,
    };
  };
}

/**
 * Reads what a page asks for.
 *
 * @throws FieldError for a request that asks for something else
 */
export function readPeekRequest(body: unknown): PeekRequest {
  const fields = readFields(body, "the request");
  return {
    topic: readText(fields, "topic"),
    partition: readOptionalNumber(fields, "partition"),
    count: Math.floor(readBounded(fields, "count", 1, mostMessages)),
  };
}

export function describeMessage({ partition, message }: FoundMessage): PeekedMessage {
  return {
    partition,
    offset: message.offset,
    timestamp: new Date(Number(message.timestamp)).toISOString(),
    key: decodeBytes(message.key),
    value: decodeBytes(message.value),
    headers: Object.entries(message.headers ?? {}).flatMap(describeHeader),
  };
}

/** A header may come several times. */
function describeHeader([name, value]: [string, IHeaders[string]]): PeekedMessage["headers"][number][] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => [name, one === undefined ? null : decodeBytes(Buffer.from(one))]);
}

function newestFirst(a: PeekedMessage, b: PeekedMessage): number {
  return (
    b.timestamp.localeCompare(a.timestamp) ||
    a.partition - b.partition ||
    (BigInt(b.offset) > BigInt(a.offset) ? 1 : -1)
  );
}
