import { DecodeError } from "../../errors/index.ts";
import { Decimal } from "./decimal.ts";
import { LocalDate } from "./local-date.ts";
import { LocalDateTime } from "./local-date-time.ts";
import { Timestamp } from "./timestamp.ts";

/** What a variant can hold. */
export type VariantContent =
  | null
  | boolean
  | number
  | bigint
  | string
  | Decimal
  | LocalDate
  | Timestamp
  | LocalDateTime
  | Uint8Array
  | VariantContent[]
  | { [key: string]: VariantContent };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads the variant binary encoding (version 1), which the Parquet project specifies as "Variant Binary Encoding". */
export function readVariant(value: Uint8Array, metadata: Uint8Array): VariantContent {
  try {
    return new VariantReader(value, readKeys(metadata)).read(0);
  } catch (cause) {
    if (cause instanceof DecodeError) throw cause;
    throw new DecodeError("The bytes of a variant end early or are not UTF-8.", { type: "variant", cause });
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** An unsigned little-endian number of 1 to 4 bytes. */
function readSize(view: DataView, position: number, width: number): number {
  let result = 0;
  for (let i = width - 1; i >= 0; i--) result = result * 256 + view.getUint8(position + i);
  return result;
}

/** The dictionary of object keys, kept once for the whole variant. */
function readKeys(metadata: Uint8Array): string[] {
  const view = viewOf(metadata);
  const header = view.getUint8(0);
  if ((header & 0x0f) !== 1)
    throw new DecodeError(`Variant encoding version ${header & 0x0f} is not known; expected 1.`, {
      type: "variant",
    });
  const width = (header >> 6) + 1;
  const count = readSize(view, 1, width);
  const offsets = 1 + width;
  const strings = offsets + (count + 1) * width;
  return Array.from({ length: count }, (_, i) => {
    const start = strings + readSize(view, offsets + i * width, width);
    const end = strings + readSize(view, offsets + (i + 1) * width, width);
    return utf8.decode(metadata.subarray(start, end));
  });
}

class VariantReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #keys: readonly string[];

  constructor(bytes: Uint8Array, keys: readonly string[]) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#keys = keys;
  }

  read(position: number): VariantContent {
    const header = this.#view.getUint8(position);
    const info = header >> 2;
    switch (header & 3) {
      case 0:
        return this.#readPrimitive(info, position + 1);
      case 1:
        return this.#readText(position + 1, info);
      case 2:
        return this.#readObject(info, position + 1);
      default:
        return this.#readArray(info, position + 1);
    }
  }

  #readPrimitive(id: number, at: number): VariantContent {
    const view = this.#view;
    switch (id) {
      case 0:
        return null;
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return view.getInt8(at);
      case 4:
        return view.getInt16(at, true);
      case 5:
        return view.getInt32(at, true);
      case 6:
        return view.getBigInt64(at, true);
      case 7:
        return view.getFloat64(at, true);
      case 8:
        return new Decimal(BigInt(view.getInt32(at + 1, true)), view.getUint8(at));
      case 9:
        return new Decimal(view.getBigInt64(at + 1, true), view.getUint8(at));
      case 10: {
        const unscaled = (view.getBigInt64(at + 9, true) << 64n) | view.getBigUint64(at + 1, true);
        return new Decimal(unscaled, view.getUint8(at));
      }
      case 11:
        return new LocalDate(view.getInt32(at, true));
      case 12:
        return new Timestamp(view.getBigInt64(at, true));
      case 13:
        return new LocalDateTime(view.getBigInt64(at, true));
      case 14:
        return view.getFloat32(at, true);
      case 15:
        return this.#slice(at + 4, view.getUint32(at, true)).slice();
      case 16:
        return this.#readText(at + 4, view.getUint32(at, true));
      default:
        throw new DecodeError(`A variant holds the primitive type ${id}, which this version cannot read.`, {
          type: "variant",
        });
    }
  }

  #readObject(info: number, at: number): VariantContent {
    const offsetWidth = (info & 3) + 1;
    const idWidth = ((info >> 2) & 3) + 1;
    const countWidth = (info & 16) === 0 ? 1 : 4;
    const count = readSize(this.#view, at, countWidth);
    const ids = at + countWidth;
    const offsets = ids + count * idWidth;
    const values = offsets + (count + 1) * offsetWidth;
    const entries = Array.from({ length: count }, (_, i): [string, VariantContent] => {
      const key = this.#keys[readSize(this.#view, ids + i * idWidth, idWidth)];
      if (key === undefined)
        throw new DecodeError("A variant names a key it does not have.", { type: "variant" });
      return [key, this.read(values + readSize(this.#view, offsets + i * offsetWidth, offsetWidth))];
    });
    return Object.fromEntries(entries);
  }

  #readArray(info: number, at: number): VariantContent {
    const offsetWidth = (info & 3) + 1;
    const countWidth = (info & 4) === 0 ? 1 : 4;
    const count = readSize(this.#view, at, countWidth);
    const offsets = at + countWidth;
    const values = offsets + (count + 1) * offsetWidth;
    return Array.from({ length: count }, (_, i) =>
      this.read(values + readSize(this.#view, offsets + i * offsetWidth, offsetWidth)),
    );
  }

  #readText(position: number, length: number): string {
    return utf8.decode(this.#slice(position, length));
  }

  #slice(position: number, length: number): Uint8Array {
    if (position + length > this.#bytes.length)
      throw new DecodeError("The bytes of a variant end early.", { type: "variant" });
    return this.#bytes.subarray(position, position + length);
  }
}
