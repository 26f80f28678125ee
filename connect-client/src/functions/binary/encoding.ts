import type { BinaryType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, unary, value } from "../define.ts";

/**
 * Bytes as base 64 text in one line.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.base64(Uint8Array.of(1, 2, 3)).alias("text")).first());
 * // { text: 'AQID' }
 * ```
 */
export const base64 = unary<StringType>("base64");

/**
 * Base 64 text as bytes, other characters passed over ({@link toBinary} makes them an error).
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.unbase64(lit("AQID")).alias("bytes")).first());
 * // { bytes: Uint8Array(3) [ 1, 2, 3 ] }
 * ```
 */
export const unbase64 = unary<BinaryType>("unbase64");

/**
 * Bytes as base 32 text; since Spark 4.3.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.toBase32(lit("Spark").cast("binary")).alias("text")).first());
 * // { text: 'KNYGC4TL' }
 * ```
 */
export const toBase32 = unary<StringType>("to_base32");

/**
 * Base 32 text as bytes; since Spark 4.3.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.decode(F.fromBase32(lit("KNYGC4TL")), "UTF-8").alias("text"));
 * console.log(await df.first());
 * // { text: 'Spark' }
 * ```
 */
export const fromBase32 = unary<BinaryType>("from_base32");

/**
 * A whole number, text or bytes in hexadecimal digits; a negative number as its two's complement of 64 bits.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.hex(255).alias("number"),
 *   F.hex(lit("Spark")).alias("text"),
 *   F.hex(-1).alias("negative"),
 * );
 * console.log(await df.first());
 * // { number: 'FF', text: '537061726B', negative: 'FFFFFFFFFFFFFFFF' }
 * ```
 */
export const hex = unary<StringType>("hex");

/**
 * The bytes that hexadecimal digits stand for; null where they are not such.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.unhex(lit("4A4B")).alias("bytes"), F.unhex(lit("xyz")).alias("none"));
 * console.log(await df.first());
 * // { bytes: Uint8Array(2) [ 74, 75 ], none: null }
 * ```
 */
export const unhex = unary<BinaryType>("unhex");

/**
 * Text as bytes in a character set; an error where it has no bytes for a character.
 *
 * @param charset - `US-ASCII`, `ISO-8859-1`, `UTF-8`, `UTF-16BE`, `UTF-16LE`, `UTF-16` or `UTF-32`
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.encode(lit("ü"), "UTF-8").alias("utf8"),
 *   F.encode(lit("ü"), "ISO-8859-1").alias("latin1"),
 * );
 * console.log(await df.first());
 * // { utf8: Uint8Array(2) [ 195, 188 ], latin1: Uint8Array(1) [ 252 ] }
 * ```
 */
export function encode<const A extends ColumnLike>(text: A, charset: string): Of<BinaryType, A> {
  return call("encode", column(text), value(charset));
}

/**
 * Bytes as text in a character set; an error where they are no text in it.
 *
 * @param charset - as for {@link encode}
 * @example
 * ```ts
 * const df = spark.range(1).select(F.decode(Uint8Array.of(0xfc), "ISO-8859-1").alias("text"));
 * console.log(await df.first());
 * // { text: 'ü' }
 * ```
 */
export function decode<const A extends ColumnLike>(bytes: A, charset: string): Of<StringType, A> {
  return call("decode", column(bytes), value(charset));
}

/**
 * Text as bytes, by format `hex` (the default), `utf-8` or `base64`; an error where it does not fit, for
 * which {@link tryToBinary} gives null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.toBinary(lit("4A4B")).alias("hex"),
 *   F.toBinary(lit("JK"), lit("utf-8")).alias("text"),
 * );
 * console.log(await df.first());
 * // { hex: Uint8Array(2) [ 74, 75 ], text: Uint8Array(2) [ 74, 75 ] }
 * ```
 */
export function toBinary<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<BinaryType, A | B> {
  return call("to_binary", column(text), optionalColumn(format));
}

/**
 * {@link toBinary}, or null where the text does not fit the format.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryToBinary(lit("xyz"), lit("hex")).alias("bytes")).first());
 * // { bytes: null }
 * ```
 */
export function tryToBinary<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  format?: B,
): Of<BinaryType, A | B> {
  return call("try_to_binary", column(text), optionalColumn(format));
}
