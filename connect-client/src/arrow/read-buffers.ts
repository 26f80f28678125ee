import type { Data } from "apache-arrow";

/** One JavaScript value for each raw value of a fixed-width buffer. */
export function mapValues<Raw>(data: Data, toValue: (raw: Raw) => unknown): unknown[] {
  const raw: ArrayLike<Raw> = data.values;
  const values = new Array<unknown>(data.length);
  // The index stays below the length of the buffer, so every read finds a value.
  for (let i = 0; i < values.length; i++) values[i] = toValue(raw[i] as Raw);
  return values;
}

/** The raw numbers of a fixed-width buffer; {@link mapValues} without a call per value. */
export function copyValues(data: Data): unknown[] {
  const raw: ArrayLike<unknown> = data.values;
  const values = new Array<unknown>(data.length);
  for (let i = 0; i < values.length; i++) values[i] = raw[i];
  return values;
}

/** One boolean for each bit. */
export function readBits(data: Data): unknown[] {
  const bits: Uint8Array = data.values;
  const values = new Array<unknown>(data.length);
  for (let i = 0; i < values.length; i++) values[i] = isSet(bits, i);
  return values;
}

/** One value for each stretch between two offsets: of bytes, or of the elements of a child column. */
export function mapSlices(data: Data, toValue: (start: number, end: number) => unknown): unknown[] {
  const offsets = offsetsOf(data);
  const values = new Array<unknown>(data.length);
  for (let i = 0; i < values.length; i++) values[i] = toValue(offsets[i] ?? 0, offsets[i + 1] ?? 0);
  return values;
}

/** The offsets of a variable-width column as numbers; "large" Arrow types have 64-bit ones. */
export function offsetsOf(data: Data): ArrayLike<number> {
  const offsets: Int32Array | BigInt64Array = data.valueOffsets;
  return offsets instanceof BigInt64Array ? Float64Array.from(offsets, Number) : offsets;
}

/** The values with null where the validity bitmap says so; changes them in place. */
export function withNulls(data: Data, values: unknown[]): unknown[] {
  if (data.nullCount === 0) return values;
  const { nullBitmap } = data;
  // Only the null type has nulls without a bitmap, and its values are null already.
  if (!nullBitmap || nullBitmap.length === 0) return values;
  for (let i = 0; i < values.length; i++) if (!isSet(nullBitmap, i)) values[i] = null;
  return values;
}

function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}
