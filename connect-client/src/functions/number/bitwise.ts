import type { ByteType, FieldType, IntegerType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, sameType, unary, value } from "../define.ts";

/**
 * The number of bits that are set in a whole number or boolean; a negative one counts as 64 bits.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.bitCount(7).alias("three"), F.bitCount(-1).alias("all"));
 * console.log(await df.first());
 * // { three: 3, all: 64 }
 * ```
 */
export const bitCount = unary<IntegerType>("bit_count");

/**
 * The bit at a position, counted from the right and from 0; an error for a position the type does not have.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.bitGet(4, 2).alias("set"), F.bitGet(4, 0).alias("unset"));
 * console.log(await df.first());
 * // { set: 1, unset: 0 }
 * ```
 */
export function bitGet<const A extends ColumnLike, const B extends ColumnLike>(
  number: A,
  position: B,
): Of<ByteType, A | B> {
  return call("bit_get", column(number), column(position));
}

/** {@link bitGet}. */
export function getbit<const A extends ColumnLike, const B extends ColumnLike>(
  number: A,
  position: B,
): Of<ByteType, A | B> {
  return call("getbit", column(number), column(position));
}

/**
 * Every bit flipped.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.bitwiseNot(0).alias("ones")).first());
 * // { ones: -1 }
 * ```
 */
export const bitwiseNot = sameType("~");

/**
 * The bits moved `bits` places to the left; modulo 32, or 64 for a long.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.shiftleft(1, 5).alias("n")).first());
 * // { n: 32 }
 * ```
 */
export function shiftleft<const A extends ColumnLike>(number: A, bits: number): Of<FieldType, A> {
  return call("shiftleft", column(number), value(bits));
}

/**
 * The bits moved `bits` places to the right, keeping the sign.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.shiftright(-8, 1).alias("n")).first());
 * // { n: -4 }
 * ```
 */
export function shiftright<const A extends ColumnLike>(number: A, bits: number): Of<FieldType, A> {
  return call("shiftright", column(number), value(bits));
}

/**
 * The bits moved `bits` places to the right, filled with zeros.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.shiftrightunsigned(-8, 1).alias("n")).first());
 * // { n: 2147483644 }
 * ```
 */
export function shiftrightunsigned<const A extends ColumnLike>(number: A, bits: number): Of<FieldType, A> {
  return call("shiftrightunsigned", column(number), value(bits));
}
