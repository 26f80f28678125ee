import type { StringType } from "../../types/index.ts";
import { unary } from "../define.ts";

/**
 * Every word with a capital first letter and small letters after it; only spaces end a word.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.initcap(lit("sPARK connect-js")).alias("title")).first());
 * // { title: 'Spark Connect-js' }
 * ```
 */
export const initcap = unary<StringType>("initcap");

/**
 * The text in small letters.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.lower(lit("ÄPFEL")).alias("text")).first());
 * // { text: 'äpfel' }
 * ```
 */
export const lower = unary<StringType>("lower");

/** {@link lower}. */
export const lcase = unary<StringType>("lcase");

/**
 * The text in capital letters; some letters become several.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.upper(lit("straße")).alias("text")).first());
 * // { text: 'STRASSE' }
 * ```
 */
export const upper = unary<StringType>("upper");

/** {@link upper}. */
export const ucase = unary<StringType>("ucase");
