import { DataType as Arrow, type DataType as ArrowType, Data } from "apache-arrow";
import { truncateBitmap } from "apache-arrow/util/bit";

/**
 * Columns of a program's own tables, which may be of another copy of apache-arrow than this library's, and slices.
 *
 * Their bits are counted from the first one on, as everything that reads them does.
 */
export function fromFirstBit(data: Data): Data {
  const { type, offset, length, nullCount, valueOffsets, values, nullBitmap, dictionary } = data;
  const children = data.children.map(fromFirstBit);
  const bits = (bitmap: Uint8Array) => (offset > 0 ? truncateBitmap(offset, length, bitmap) : bitmap);
  return new Data(
    type,
    0,
    length,
    nullCount,
    [valueOffsets, Arrow.isBool(type) ? bits(values) : values, nullBitmap && bits(nullBitmap)],
    children,
    dictionary,
  );
}

/** The same buffers under types of this library's own copy of apache-arrow: it writes no others. */
export function withType(data: Data, type: ArrowType): Data {
  const { offset, length, nullCount, valueOffsets, values, nullBitmap } = data;
  const children = data.children.map((child, i) => withType(child, type.children?.[i]?.type ?? child.type));
  return new Data(type, offset, length, nullCount, [valueOffsets, values, nullBitmap], children);
}
