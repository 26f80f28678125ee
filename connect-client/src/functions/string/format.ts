import type { FieldType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";

/**
 * A number with thousands separators and a fixed number of decimals, rounded half to even.
 *
 * @param decimals - how many, from 0
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.formatNumber(1234567.891, 2).alias("price")).first());
 * // { price: '1,234,567.89' }
 * ```
 */
export function formatNumber<const A extends ColumnLike>(number: A, decimals: number): Of<StringType, A> {
  return call("format_number", column(number), value(decimals));
}

/**
 * Text in the manner of Java's `printf`; a null is `null`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.formatString("%05.1f%% of %s", 7.25, lit("load")).alias("text"));
 * console.log(await df.first());
 * // { text: '007.3% of load' }
 * ```
 */
export function formatString<const A extends readonly ColumnLike[]>(
  format: string,
  ...args: A
): Of<StringType, A[number]> {
  return call("format_string", value(format), ...args.map(column));
}

/**
 * {@link formatString} with the format in a column.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.printf(lit("%d h"), 24).alias("text")).first());
 * // { text: '24 h' }
 * ```
 */
export function printf<const A extends ColumnLike, const B extends readonly ColumnLike[]>(
  format: A,
  ...args: B
): Of<StringType, A | B[number]> {
  return call("printf", column(format), ...args.map(column));
}

/**
 * The text with its letters and digits hidden: capitals become `X`, small letters `x`, digits `n` and other
 * characters stay; each may be another character, or null to stay.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.mask(lit("Ab-12")).alias("text"),
 *   F.mask(lit("Ab-12"), lit("*"), lit("*"), null).alias("letters"),
 * );
 * console.log(await df.first());
 * // { text: 'Xx-nn', letters: '**-12' }
 * ```
 */
export function mask<const A extends ColumnLike>(
  text: A,
  upper: ColumnLike = value("X"),
  lower: ColumnLike = value("x"),
  digit: ColumnLike = value("n"),
  other: ColumnLike = value(null),
): Of<StringType, A> {
  return call("mask", column(text), column(upper), column(lower), column(digit), column(other));
}

/**
 * A number, date or timestamp as text by a format, or bytes as `base64`, `hex` or `utf-8`.
 *
 * In the format of a number, such as `$99,999.00`, `0` is a digit or a zero and `9` a digit or a space; a
 * number with more digits becomes `#`. The format of a date or timestamp is a pattern such as `yyyy-MM-dd`.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toChar(78.5, lit("$99.99")).alias("price"),
 *   F.toChar(12, lit("0000")).alias("code"),
 * );
 * console.log(await df.first());
 * // { price: '$78.50', code: '0012' }
 * ```
 */
export function toChar<const A extends ColumnLike, const B extends ColumnLike>(
  data: A,
  format: B,
): Of<StringType, A | B> {
  return call("to_char", column(data), column(format));
}

/** {@link toChar}. */
export function toVarchar<const A extends ColumnLike, const B extends ColumnLike>(
  data: A,
  format: B,
): Of<StringType, A | B> {
  return call("to_varchar", column(data), column(format));
}

/**
 * Text as a decimal number by a format such as `$99,999.00`; an error (`INVALID_FORMAT`) where it does not
 * match, for which {@link tryToNumber} gives null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.toNumber(lit("$1,234.50"), lit("$9,999.99")).alias("price"));
 * console.log(await df.first());
 * // { price: 1234.50 }
 * ```
 */
export function toNumber<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  format: B,
): Of<FieldType, A | B> {
  return call("to_number", column(text), column(format));
}

/**
 * {@link toNumber}, or null where the text does not match.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryToNumber(lit("n/a"), lit("999")).alias("number")).first());
 * // { number: null }
 * ```
 */
export function tryToNumber<const A extends ColumnLike, const B extends ColumnLike>(
  text: A,
  format: B,
): Of<FieldType, A | B> {
  return call("try_to_number", column(text), column(format));
}
