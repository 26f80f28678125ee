/** A message of which all fields are known, and no more than these. */
export interface PlainMessage {
  readonly key: string;
  readonly value: Buffer;
  /** Epoch milliseconds, as kafkajs wants them. */
  readonly timestamp: string;
}

/** What a batch says about its records. */
export interface BatchHead {
  readonly compression: number;
  readonly firstTimestamp: number;
  readonly maxTimestamp: number;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly firstSequence: number;
  readonly count: number;
}

/** Bytes of a record besides key and value: five numbers of variable length, attributes and no headers. */
const mostBesides = 40;
const headBytes = 61;
/** The length in a batch counts what follows it, the checksum what follows that. */
const [afterLength, checksumAt, checkedFrom] = [12, 17, 21];
const magic = 2;

/**
 * Writes records of Kafka's format version 2 one after the other into one buffer, where kafkajs makes several buffers for
 * each.
 *
 * @param firstTimestamp - the earliest of the messages' timestamps
 */
export function encodeRecords(messages: readonly PlainMessage[], firstTimestamp: number): Buffer {
  const most = messages.reduce((sum, { key, value }) => sum + key.length * 3 + value.length + mostBesides, 0);
  const bytes = Buffer.allocUnsafe(most);
  let at = 0;
  let offset = 0;
  for (const { key, value, timestamp } of messages) {
    const delta = Number(timestamp) - firstTimestamp;
    const keyBytes = Buffer.byteLength(key);
    const sizes = sizeOf(delta) + sizeOf(offset) + sizeOf(keyBytes) + sizeOf(value.length);
    at = write(bytes, at, 1 + sizes + keyBytes + value.length + 1);
    bytes[at++] = 0; // attributes
    at = write(bytes, at, delta);
    at = write(bytes, at, offset++);
    at = write(bytes, at, keyBytes);
    at += bytes.write(key, at);
    at = write(bytes, at, value.length);
    bytes.set(value, at);
    at += value.length;
    bytes[at++] = 0; // headers
  }
  return bytes.subarray(0, at);
}

/**
 * Puts the head of a batch before its records.
 *
 * @param records - as {@link encodeRecords} gives them, compressed as the head says
 * @param checksum - CRC-32C
 */
export function encodeBatch(head: BatchHead, records: Buffer, checksum: (bytes: Buffer) => number): Buffer {
  const bytes = Buffer.allocUnsafe(headBytes + records.length);
  bytes.writeBigInt64BE(0n, 0); // first offset: the broker's to say
  bytes.writeInt32BE(bytes.length - afterLength, 8);
  bytes.writeInt32BE(0, 12); // epoch of the leader: the broker's to say
  bytes.writeInt8(magic, 16);
  bytes.writeInt16BE(head.compression, checkedFrom);
  bytes.writeInt32BE(head.count - 1, 23);
  bytes.writeBigInt64BE(BigInt(head.firstTimestamp), 27);
  bytes.writeBigInt64BE(BigInt(head.maxTimestamp), 35);
  bytes.writeBigInt64BE(head.producerId, 43);
  bytes.writeInt16BE(head.producerEpoch, 51);
  bytes.writeInt32BE(head.firstSequence, 53);
  bytes.writeInt32BE(head.count, 57);
  bytes.set(records, headBytes);
  bytes.writeUInt32BE(checksum(bytes.subarray(checkedFrom)), checksumAt);
  return bytes;
}

/** Writes a number from 0 on, seven bits a byte, doubled because the lowest bit is the sign; returns where it ends. */
function write(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value * 2;
  while (rest > 127) {
    bytes[at++] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
  }
  bytes[at++] = rest;
  return at;
}

function sizeOf(value: number): number {
  let size = 1;
  for (let rest = value * 2; rest > 127; rest = Math.floor(rest / 128)) size += 1;
  return size;
}
