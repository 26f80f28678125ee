import type { Column } from "../../column/column.ts";
import type { BinaryType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, value } from "../define.ts";

const empty = value("");

/**
 * Bytes encrypted with AES. With no `iv` it is random, so equal bytes differ once encrypted.
 *
 * @param key - 16, 24 or 32 bytes
 * @param mode - `GCM` (the default), `CBC` or `ECB`
 * @param padding - `DEFAULT`: none for `GCM` and `PKCS` for the others
 * @param iv - the initialization vector, 12 bytes for `GCM` and 16 for `CBC`
 * @param aad - for `GCM`, data that is authenticated and not encrypted; to be given again to decrypt
 * @example
 * ```ts
 * const key = lit("0123456789abcdef");
 * const secret = F.aesEncrypt(lit("Spark"), key);
 * const df = spark.range(1).select(
 *   F.length(secret).alias("bytes"),
 *   F.aesDecrypt(secret, key).cast("string").alias("text"),
 * );
 * console.log(await df.first());
 * // { bytes: 33, text: 'Spark' }
 * ```
 */
export function aesEncrypt<const A extends ColumnLike, const B extends ColumnLike>(
  input: A,
  key: B,
  mode: ColumnLike = value("GCM"),
  padding: ColumnLike = value("DEFAULT"),
  iv: ColumnLike = empty,
  aad: ColumnLike = empty,
): Of<BinaryType, A | B> {
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

/**
 * Bytes decrypted with AES, with the parameters of {@link aesEncrypt}; an error
 * (`INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR`) where the key or the bytes are wrong, for which
 * {@link tryAesDecrypt} gives null.
 *
 * @example
 * ```ts
 * const secret = F.unbase64(lit("3lmwu+Mw0H3fi5NDvcu9lg=="));
 * const text = F.aesDecrypt(secret, lit("1234567890abcdef"), lit("ECB"), lit("PKCS"));
 * console.log(await spark.range(1).select(text.cast("string").alias("text")).first());
 * // { text: 'Spark SQL' }
 * ```
 */
export const aesDecrypt = decrypter("aes_decrypt");

/**
 * {@link aesDecrypt}, or null where the key or the bytes are wrong.
 *
 * @example
 * ```ts
 * const secret = F.aesEncrypt(lit("Spark"), lit("0123456789abcdef"));
 * const df = spark.range(1).select(F.tryAesDecrypt(secret, lit("fedcba9876543210")).alias("text"));
 * console.log(await df.first());
 * // { text: null }
 * ```
 */
export const tryAesDecrypt = decrypter("try_aes_decrypt");
