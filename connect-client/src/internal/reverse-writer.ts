/**
 * Bytes that are written from their end to their beginning, so that a length is known when it is due: it stands
 * before what it measures.
 */
export class ReverseWriter {
  #bytes: Buffer;
  #start: number;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#start = capacity;
  }

  get length(): number {
    return this.#bytes.length - this.#start;
  }

  /** What was written; the writer must not be used after it. */
  finish(): Buffer {
    return this.#bytes.subarray(this.#start);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#start);
  }

  text(text: string): void {
    this.#reserve(Buffer.byteLength(text));
    this.#bytes.write(text, this.#start);
  }

  double(value: number): void {
    this.#reserve(8);
    this.#bytes.writeDoubleLE(value, this.#start);
  }

  float(value: number): void {
    this.#reserve(4);
    this.#bytes.writeFloatLE(value, this.#start);
  }

  /** @param value - from 0 to 2³² - 1 */
  varint(value: number): void {
    if (value < 0x80) {
      this.#reserve(1);
      this.#bytes[this.#start] = value;
      return;
    }
    const size = value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    this.#reserve(size);
    const last = this.#start + size - 1;
    let rest = value;
    for (let i = this.#start; i < last; i++) {
      this.#bytes[i] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[last] = rest;
  }

  /** A 64-bit integer, with or without sign. */
  varint64(value: bigint): void {
    const unsigned = BigInt.asUintN(64, value);
    if (unsigned <= 0xffffffffn) {
      this.varint(Number(unsigned));
      return;
    }
    const bytes: number[] = [];
    let rest = unsigned;
    for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
    this.raw(Uint8Array.from([...bytes, Number(rest)]));
  }

  #reserve(count: number): void {
    if (count > this.#start) this.#grow(count);
    this.#start -= count;
  }

  #grow(count: number): void {
    const { length } = this;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, length + count));
    this.#bytes.copy(larger, larger.length - length, this.#start);
    this.#start = larger.length - length;
    this.#bytes = larger;
  }
}
