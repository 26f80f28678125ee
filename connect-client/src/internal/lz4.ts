const magic = 0x184d2204;
const flags = {
  version: 0xc0,
  blockChecksum: 0x10,
  contentSize: 0x08,
  contentChecksum: 0x04,
  dictionary: 0x01,
};
const version = 0x40;
const storedPlain = 0x80000000;
/** Matches shorter than this are not worth their two bytes of offset, so lengths begin here. */
const minMatch = 4;

/**
 * What an LZ4 frame holds. Checksums are not compared: what carries the frame has its own.
 *
 * @throws Error if the frame is damaged, or needs a dictionary
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 */
export function lz4Decompress(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const flag = frame[4] ?? 0;
  if (view.getUint32(0, true) !== magic || (flag & flags.version) !== version) throw damaged("has no header");
  if (flag & flags.dictionary) throw damaged("needs a dictionary");
  const out = new Output(flag & flags.contentSize ? Number(view.getBigUint64(6, true)) : 4 * frame.length);
  let at = flag & flags.contentSize ? 15 : 7;
  for (;;) {
    const header = view.getUint32(at, true);
    at += 4;
    if (header === 0) return out.bytes();
    const length = header & ~storedPlain;
    const block = frame.subarray(at, at + length);
    if (block.length < length) throw damaged("ends inside a block");
    if (header & storedPlain) out.append(block);
    else decompressBlock(block, out);
    at += length + (flag & flags.blockChecksum ? 4 : 0);
  }
}

/** Sequences of bytes to copy from the block, and of earlier output to repeat, which may reach into itself. */
function decompressBlock(block: Uint8Array, out: Output): void {
  let at = 0;
  const extended = (length: number): number => {
    if (length < 15) return length;
    for (let total = length; ; ) {
      const more = block[at++];
      if (more === undefined) throw damaged("ends inside a length");
      total += more;
      if (more < 255) return total;
    }
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = extended(token >> 4);
    if (at + literals > block.length) throw damaged("ends inside a literal");
    out.append(block.subarray(at, at + literals));
    at += literals;
    // The last sequence has no match.
    if (at === block.length) return;
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    out.repeat(distance, extended(token & 15) + minMatch);
  }
}

/** Bytes that grow; blocks may refer to those before them, so there is one for a whole frame. */
class Output {
  #bytes: Uint8Array;
  #length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  append(part: Uint8Array): void {
    this.#reserve(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.#length) throw damaged("repeats bytes from before its start");
    this.#reserve(count);
    const [bytes, end] = [this.#bytes, this.#length + count];
    if (distance >= count) bytes.copyWithin(this.#length, this.#length - distance, end - distance);
    else for (let i = this.#length; i < end; i++) bytes[i] = bytes[i - distance] ?? 0;
    this.#length = end;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function damaged(problem: string): Error {
  return new Error(`The LZ4 frame ${problem}.`);
}
