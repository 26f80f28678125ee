import type { BooleanType, IntegerType, StringType } from "../../types/index.ts";
import { unary } from "../define.ts";

/**
 * The code point of the first character; 0 for an empty text.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.ascii(lit("€5")).alias("code"), F.ascii(lit("")).alias("empty"));
 * console.log(await df.first());
 * // { code: 8364, empty: 0 }
 * ```
 */
export const ascii = unary<IntegerType>("ascii");

/**
 * The character of a code point modulo 256; empty text for a negative one.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.char(65).alias("letter"), F.char(65 + 256).alias("same"));
 * console.log(await df.first());
 * // { letter: 'A', same: 'A' }
 * ```
 */
export const char = unary<StringType>("char");

/** {@link char}; since Spark 4.1. */
export const chr = unary<StringType>("chr");

/**
 * Whether the bytes are valid UTF-8; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.isValidUtf8(lit("ü")).alias("yes"),
 *   F.isValidUtf8(F.unhex(lit("FC")).cast("string")).alias("no"),
 * );
 * console.log(await df.first());
 * // { yes: true, no: false }
 * ```
 */
export const isValidUtf8 = unary<BooleanType>("is_valid_utf8");

/**
 * The text with every byte that is not valid UTF-8 replaced by U+FFFD; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.makeValidUtf8(F.unhex(lit("41FC")).cast("string")).alias("text"));
 * console.log(await df.first());
 * // { text: 'A�' }
 * ```
 */
export const makeValidUtf8 = unary<StringType>("make_valid_utf8");

/**
 * The text, or an error (`INVALID_UTF8_STRING`) if it is not valid UTF-8; since Spark 4.0.
 * {@link tryValidateUtf8} gives null instead.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.validateUtf8(lit("ü")).alias("text")).first());
 * // { text: 'ü' }
 * ```
 */
export const validateUtf8 = unary<StringType>("validate_utf8");

/**
 * The text, or null if it is not valid UTF-8; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryValidateUtf8(F.unhex(lit("FC")).cast("string")).alias("text"));
 * console.log(await df.first());
 * // { text: null }
 * ```
 */
export const tryValidateUtf8 = unary<StringType>("try_validate_utf8");
