import { createRequire } from "node:module";
import kafkajs from "kafkajs";
import { encodeBatch, encodeRecords, type PlainMessage } from "./record-batch.ts";

/** kafkajs's growing buffer, as far as it is used here. */
interface Encoder {
  writeInt16(value: number): this;
  writeInt32(value: number): this;
  writeString(value: string | null): this;
  writeBuffer(value: Buffer): this;
  readonly buffer: Buffer;
}

/** What kafkajs's producer asks its request for. */
export interface ProduceArguments {
  readonly acks: number;
  readonly timeout: number;
  readonly transactionalId?: string | null | undefined;
  readonly producerId: string | number;
  readonly producerEpoch: number;
  readonly compression: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence: number;
      readonly messages: readonly kafkajs.Message[];
    }[];
  }[];
}

/** A request as kafkajs's connections send it. */
export interface ProduceRequest {
  readonly encode: () => Promise<Encoder>;
}

type MakeRequest = (values: ProduceArguments) => ProduceRequest;

const require = createRequire(import.meta.url);
const EncoderClass: new () => Encoder = require("kafkajs/src/protocol/encoder");
const crc32c: (bytes: Buffer) => number = require("kafkajs/src/protocol/recordBatch/crc32C");
/** Version 7 is the highest kafkajs speaks, and the one every broker of today takes. */
const requestPath = require.resolve("kafkajs/src/protocol/requests/produce/v7/request");
const makeTheirs: MakeRequest = require(requestPath);

/**
 * Lets kafkajs's producers of this process write their requests several times as fast, byte for byte the same. kafkajs
 * looks the request's module up for each request, and finds this in its place; connections, retries and sequence numbers
 * stay kafkajs's. Harmless to call again.
 */
export function quickenRequests(): void {
  const module = require.cache[requestPath];
  if (module === undefined) throw new Error(`${requestPath} is not where kafkajs 2.2.4 loads it from`);
  module.exports = makeRequest;
}

/** A request with one buffer for all of a batch's records; kafkajs's own for messages that have more to them. */
export function makeRequest(values: ProduceArguments): ProduceRequest {
  const request = makeTheirs(values);
  return isPlain(values) ? { ...request, encode: () => encode(values) } : request;
}

async function encode(values: PlainArguments): Promise<Encoder> {
  const { acks, timeout, topicData } = values;
  const request = new EncoderClass().writeString(null).writeInt16(acks).writeInt32(timeout);
  request.writeInt32(topicData.length);
  for (const { topic, partitions } of topicData) {
    request.writeString(topic).writeInt32(partitions.length);
    for (const { partition, messages, firstSequence } of partitions) {
      const batch = await batchOf(messages, firstSequence, values);
      request.writeInt32(partition).writeInt32(batch.length).writeBuffer(batch);
    }
  }
  return request;
}

async function batchOf(
  messages: readonly PlainMessage[],
  firstSequence: number,
  { compression, producerId, producerEpoch }: ProduceArguments,
): Promise<Buffer> {
  let [firstTimestamp, maxTimestamp] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { timestamp } of messages) {
    const time = Number(timestamp);
    if (time < firstTimestamp) firstTimestamp = time;
    if (time > maxTimestamp) maxTimestamp = time;
  }
  const buffer = encodeRecords(messages, firstTimestamp);
  const codec: { compress(encoder: { buffer: Buffer }): Buffer | Promise<Buffer> } | undefined =
    kafkajs.CompressionCodecs[compression as kafkajs.CompressionTypes.LZ4]?.();
  const records = codec === undefined ? buffer : await codec.compress({ buffer });
  const head = { compression, firstTimestamp, maxTimestamp, producerEpoch, firstSequence };
  return encodeBatch({ ...head, producerId: BigInt(producerId), count: messages.length }, records, crc32c);
}

type PlainArguments = ProduceArguments & {
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence: number;
      readonly messages: readonly PlainMessage[];
    }[];
  }[];
};

/** Whether all messages have just a key of text, bytes and a time, and are in no transaction. */
function isPlain(values: ProduceArguments): values is PlainArguments {
  const isPlainMessage = ({ key, value, timestamp, headers }: kafkajs.Message) =>
    typeof key === "string" && Buffer.isBuffer(value) && timestamp !== undefined && headers === undefined;
  return (
    (values.transactionalId ?? null) === null &&
    values.topicData.every(({ partitions }) =>
      partitions.every(({ messages }) => messages.length > 0 && messages.every(isPlainMessage)),
    )
  );
}
