import type { IntegerType } from "../../types/index.ts";
import { unary } from "../define.ts";

/**
 * The length in characters, spaces included, or in bytes of binary data; null of a null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.length(lit("Zürich ")).alias("characters"),
 *   F.length(Uint8Array.of(1, 2)).alias("bytes"),
 * );
 * console.log(await df.first());
 * // { characters: 7, bytes: 2 }
 * ```
 */
export const length = unary<IntegerType>("length");

/**
 * The length in characters, or in bytes of binary data; the same as {@link length}.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.charLength(lit("Zürich")).alias("characters")).first());
 * // { characters: 6 }
 * ```
 */
export const charLength = unary<IntegerType>("char_length");

/** {@link charLength}. */
export const characterLength = unary<IntegerType>("character_length");

/**
 * The length in bytes, of text in UTF-8.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.octetLength(lit("Zürich")).alias("bytes")).first());
 * // { bytes: 7 }
 * ```
 */
export const octetLength = unary<IntegerType>("octet_length");

/**
 * The length in bits, of text in UTF-8.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.bitLength(lit("ü")).alias("bits")).first());
 * // { bits: 16 }
 * ```
 */
export const bitLength = unary<IntegerType>("bit_length");
