import { ArgumentError } from "../../errors/index.ts";
import type { BinaryType, IntegerType, LongType, NotNull, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, unary, value, variadic } from "../define.ts";

/**
 * The CRC-32 checksum of bytes or text, as a number that is never negative.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.crc32(lit("Spark")).alias("checksum")).first());
 * // { checksum: 1557323817n }
 * ```
 */
export const crc32 = unary<LongType>("crc32");

/**
 * A 32-bit Murmur3 hash of the columns, the one that Spark partitions by; nulls are passed over.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.hash(lit("Spark"), 1).alias("hash")).first());
 * // { hash: 205329825 }
 * ```
 */
export const hash = variadic<NotNull<IntegerType>>("hash");

/**
 * A 64-bit xxHash of the columns; nulls are passed over.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.xxhash64(lit("Spark"), 1).alias("hash")).first());
 * // { hash: -4449867541325528513n }
 * ```
 */
export const xxhash64 = variadic<NotNull<LongType>>("xxhash64");

/**
 * The MD5 checksum of bytes or text, in 32 hexadecimal digits.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.md5(lit("Spark")).alias("checksum")).first());
 * // { checksum: '8cde774d6f7333752ed72cacddb05126' }
 * ```
 */
export const md5 = unary<StringType>("md5");

/**
 * The SHA-1 checksum of bytes or text, in 40 hexadecimal digits.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sha1(lit("Spark")).alias("checksum")).first());
 * // { checksum: '85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c' }
 * ```
 */
export const sha1 = unary<StringType>("sha1");

/** {@link sha1}. */
export const sha = unary<StringType>("sha");

/**
 * A SHA-2 checksum of bytes or text, in hexadecimal digits.
 *
 * @param bits - 224, 256, 384, 512, or 0 for 256
 * @throws {@link ArgumentError} for any other number of bits
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.length(F.sha2(lit("Spark"), 512)).alias("digits"),
 *   F.left(F.sha2(lit("Spark"), 256), 8).alias("start"),
 * );
 * console.log(await df.first());
 * // { digits: 128, start: '529bc3b0' }
 * ```
 */
export function sha2<const A extends ColumnLike>(bytes: A, bits: number): Of<StringType, A> {
  if (![0, 224, 256, 384, 512].includes(bits))
    throw new ArgumentError(`sha2() has checksums of 224, 256, 384 or 512 bits, not ${bits}`);
  return call("sha2", column(bytes), value(bits));
}

/**
 * The bytes that prove a message comes from who has the key (HMAC); since Spark 4.3.
 *
 * @param algorithm - `SHA-224`, `SHA-256` (the default), `SHA-384`, `SHA-512`, `SHA-1` or `MD5`
 * @example
 * ```ts
 * const df = spark.range(1).select(F.hex(F.hmac(lit("key"), lit("message"), lit("MD5"))).alias("proof"));
 * console.log(await df.first());
 * // { proof: '4E4748E62B463521F6775FBF921234B5' }
 * ```
 */
export function hmac<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike = never,
>(key: A, message: B, algorithm?: C): Of<BinaryType, A | B | C> {
  return call("hmac", column(key), column(message), optionalColumn(algorithm));
}
