import { ArgumentError } from "../errors/index.ts";
import { isWellFormed } from "../internal/index.ts";
import { invalidValue, type Place } from "./invalid-value.ts";
import { isNull } from "./validity.ts";

/** Values of any length, one behind the other, and where each begins. */
export interface VariableWidth {
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}

const TEXTS_AT_ONCE = 1000;
const MAX_OFFSET = 2 ** 31 - 1;

/**
 * Texts as UTF-8. All are encoded at once: for plain ASCII the lengths in characters are the offsets.
 *
 * @param maxLength - of `CHAR` and `VARCHAR`, in characters
 */
export function stringBytes(values: readonly unknown[], place: Place, maxLength?: number): VariableWidth {
  const texts = values.map((value, i) => {
    if (isNull(value)) return "";
    if (typeof value !== "string") throw invalidValue(place, i, value, "a string");
    if (maxLength !== undefined && value.length > maxLength && [...value].length > maxLength)
      throw invalidValue(place, i, value, `at most ${maxLength} characters`);
    return value;
  });
  const bytes = encode(texts);
  const characters = offsetsOf(texts, (text) => text.length);
  if (characters.at(-1) === bytes.length) return { offsets: characters, bytes };
  texts.forEach((text, i) => {
    if (!isWellFormed(text))
      throw invalidValue(place, i, text, "well-formed text; this one has half of a surrogate pair");
  });
  return { offsets: offsetsOf(texts, (text) => Buffer.byteLength(text)), bytes };
}

/** Piece by piece, because one text of everything could be longer than a string may be. */
function encode(texts: readonly string[]): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; start < texts.length; start += TEXTS_AT_ONCE)
    pieces.push(Buffer.from(texts.slice(start, start + TEXTS_AT_ONCE).join(""), "utf8"));
  return Buffer.concat(pieces);
}

export function binaryBytes(values: readonly unknown[], place: Place): VariableWidth {
  const parts = values.map((value, i) => {
    if (isNull(value)) return new Uint8Array(0);
    if (!(value instanceof Uint8Array)) throw invalidValue(place, i, value, "a Uint8Array (BINARY)");
    return value;
  });
  return { offsets: offsetsOf(parts, (part) => part.length), bytes: Buffer.concat(parts) };
}

/** Where each value begins, and the last ends, when they lie one behind the other. */
export function offsetsOf<T>(
  values: readonly T[],
  lengthOf: (value: T, index: number) => number,
): Int32Array {
  const offsets = new Int32Array(values.length + 1);
  let end = 0;
  values.forEach((value, i) => {
    end += lengthOf(value, i);
    if (end > MAX_OFFSET)
      throw new ArgumentError(`A column holds more than 2 GiB by row ${i}; create the DataFrame in parts.`);
    offsets[i + 1] = end;
  });
  return offsets;
}
