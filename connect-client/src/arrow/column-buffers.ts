import type { Data } from "apache-arrow";

/** The value of one column at a row of its batch. */
export type ColumnReader = (index: number) => unknown;

/** The offsets of a variable-width column as numbers; "large" Arrow types have 64-bit ones. */
export function offsetsOf(data: Data): ArrayLike<number> {
  const offsets: Int32Array | BigInt64Array = data.valueOffsets;
  return offsets instanceof BigInt64Array ? Float64Array.from(offsets, Number) : offsets;
}

/** Reads what lies between two offsets: a stretch of bytes, or of the elements of a child column. */
export function sliceReader(data: Data, read: (start: number, end: number) => unknown): ColumnReader {
  const offsets = offsetsOf(data);
  return (i) => read(offsets[i] ?? 0, offsets[i + 1] ?? 0);
}

/** Adds nulls where the validity bitmap has them. */
export function nullableReader(data: Data, read: ColumnReader): ColumnReader {
  if (data.nullCount === 0) return read;
  const { nullBitmap } = data;
  // Only the null type has nulls without a bitmap, and its values are null already.
  if (!nullBitmap || nullBitmap.length === 0) return read;
  return (i) => (isSet(nullBitmap, i) ? read(i) : null);
}

/** The bit of that index, as Arrow packs booleans and validity. */
export function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}
