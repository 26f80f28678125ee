import type { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import type { BinaryType, IntegerType, LongType, NotNull, StringType } from "../types/index.ts";
import { type ColumnLike, call, column, optionalColumn, unary, value, variadic } from "./define.ts";

/** The CRC-32 checksum of bytes. */
export const crc32 = unary<LongType>("crc32");

/** A 32-bit Murmur3 hash of the columns. */
export const hash = variadic<NotNull<IntegerType>>("hash");

/** A 64-bit xxHash of the columns. */
export const xxhash64 = variadic<NotNull<LongType>>("xxhash64");

/** The MD5 checksum in hexadecimal digits. */
export const md5 = unary<StringType>("md5");

/** The SHA-1 checksum in hexadecimal digits. */
export const sha1 = unary<StringType>("sha1");

/** {@link sha1}. */
export const sha = unary<StringType>("sha");

/** A SHA-2 checksum in hexadecimal digits; `bits` is 224, 256, 384, 512, or 0 for 256. */
export function sha2(bytes: ColumnLike, bits: number): Column<StringType> {
  if (![0, 224, 256, 384, 512].includes(bits))
    throw new ArgumentError(`sha2() has checksums of 224, 256, 384 or 512 bits, not ${bits}`);
  return call("sha2", column(bytes), value(bits));
}

/**
 * The bytes that prove a message comes from who has the key (HMAC); `algorithm` is `SHA-224`, `SHA-256` (the
 * default), `SHA-384`, `SHA-512`, `SHA-1` or `MD5`; since Spark 4.3.
 *
 * @example
 * ```ts
 * F.hex(F.hmac("key", "message", lit("SHA-512")))
 * ```
 */
export function hmac(key: ColumnLike, message: ColumnLike, algorithm?: ColumnLike): Column<BinaryType> {
  return call("hmac", column(key), column(message), optionalColumn(algorithm));
}

const empty = value("");

/** Bytes encrypted with AES, in mode `GCM` and with padding `DEFAULT` unless given. */
export function aesEncrypt(
  input: ColumnLike,
  key: ColumnLike,
  mode: ColumnLike = value("GCM"),
  padding: ColumnLike = value("DEFAULT"),
  iv: ColumnLike = empty,
  aad: ColumnLike = empty,
): Column<BinaryType> {
  return call("aes_encrypt", ...[input, key, mode, padding, iv, aad].map(column));
}

function decrypter(name: string) {
  return (
    input: ColumnLike,
    key: ColumnLike,
    mode: ColumnLike = value("GCM"),
    padding: ColumnLike = value("DEFAULT"),
    aad: ColumnLike = empty,
  ): Column<BinaryType> => call(name, ...[input, key, mode, padding, aad].map(column));
}

/** Bytes decrypted with AES, in mode `GCM` and with padding `DEFAULT` unless given. */
export const aesDecrypt = decrypter("aes_decrypt");

/** {@link aesDecrypt}, or null where the key or the bytes are wrong. */
export const tryAesDecrypt = decrypter("try_aes_decrypt");
