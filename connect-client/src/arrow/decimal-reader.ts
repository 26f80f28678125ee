import type { Data } from "apache-arrow";
import { Decimal } from "../types/index.ts";
import type { ColumnReader } from "./column-buffers.ts";

/** Reads the decimals of a column: 128-bit integers, low word first. */
export function decimalReader(data: Data, scale: number): ColumnReader {
  const words: Uint32Array = data.values;
  const halves = new BigInt64Array(words.buffer, words.byteOffset, words.length >> 1);
  return (i) => {
    const low = halves[2 * i] ?? 0n;
    return new Decimal(fitsLow(words, i) ? low : wide(low, halves[2 * i + 1] ?? 0n), scale);
  };
}

/** Whether the upper half only repeats the sign of the lower, as for every number of up to 18 digits. */
function fitsLow(words: Uint32Array, index: number): boolean {
  const sign = ((words[4 * index + 1] ?? 0) | 0) >> 31;
  return ((words[4 * index + 2] ?? 0) | 0) === sign && ((words[4 * index + 3] ?? 0) | 0) === sign;
}

function wide(low: bigint, high: bigint): bigint {
  return (high << 64n) | BigInt.asUintN(64, low);
}
