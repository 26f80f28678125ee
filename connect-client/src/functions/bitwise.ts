import type { Column } from "../column/column.ts";
import type { BinaryType, ByteType, IntegerType, LongType } from "../types/index.ts";
import { binary, type ColumnLike, call, column, sameType, unary, value } from "./define.ts";

/** The number of bits that are set. */
export const bitCount = unary<IntegerType>("bit_count");

/** The bit at a position, counted from the right and from 0. */
export const bitGet = binary<ByteType>("bit_get");

/** {@link bitGet}. */
export const getbit = binary<ByteType>("getbit");

/** Every bit flipped. */
export const bitwiseNot = sameType("~");

/** The bits moved `bits` places to the left. */
export function shiftleft(number: ColumnLike, bits: number): Column {
  return call("shiftleft", column(number), value(bits));
}

/** The bits moved `bits` places to the right, keeping the sign. */
export function shiftright(number: ColumnLike, bits: number): Column {
  return call("shiftright", column(number), value(bits));
}

/** The bits moved `bits` places to the right, filled with zeros. */
export function shiftrightunsigned(number: ColumnLike, bits: number): Column {
  return call("shiftrightunsigned", column(number), value(bits));
}

/** The position of a value in the bitmap of its bucket. */
export const bitmapBitPosition = unary<LongType>("bitmap_bit_position");

/** The number of the bitmap bucket of a value. */
export const bitmapBucketNumber = unary<LongType>("bitmap_bucket_number");

/** Aggregates bit positions to a bitmap. */
export const bitmapConstructAgg = unary<BinaryType>("bitmap_construct_agg");

/** The number of bits set in a bitmap. */
export const bitmapCount = unary<LongType>("bitmap_count");

/** Aggregates bitmaps to the bits set in any of them. */
export const bitmapOrAgg = unary<BinaryType>("bitmap_or_agg");

/** Aggregates bitmaps to the bits set in all of them; since Spark 4.1. */
export const bitmapAndAgg = unary<BinaryType>("bitmap_and_agg");
