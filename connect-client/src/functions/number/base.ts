import type { StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary, value } from "../define.ts";

/**
 * A whole number in binary digits; a negative one as its two's complement of 64 bits.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.bin(13).alias("digits"), F.length(F.bin(-1)).alias("bits"));
 * console.log(await df.first());
 * // { digits: '1101', bits: 64 }
 * ```
 */
export const bin = unary<StringType>("bin");

/**
 * A number in the digits of another base; digits that the base does not have end the number.
 *
 * @param fromBase - 2 to 36
 * @param toBase - 2 to 36, or negative for a result with a sign
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.conv(lit("ff"), 16, 2).alias("bits"),
 *   F.conv(lit("-15"), 10, -16).alias("signed"),
 * );
 * console.log(await df.first());
 * // { bits: '11111111', signed: '-F' }
 * ```
 */
export function conv<const A extends ColumnLike>(
  number: A,
  fromBase: number,
  toBase: number,
): Of<StringType, A> {
  return call("conv", column(number), value(fromBase), value(toBase));
}
