import type { Column } from "../../column/column.ts";
import type { FieldType, StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, optionalColumn, unary } from "../define.ts";

/**
 * Text with `%xx` escapes for a URL's query; a space becomes `+`.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.urlEncode(lit("a b&c=ü")).alias("text")).first());
 * // { text: 'a+b%26c%3D%C3%BC' }
 * ```
 */
export const urlEncode = unary<StringType>("url_encode");

/**
 * Text without the `%xx` escapes of a URL's query; an error where one is broken, for which
 * {@link tryUrlDecode} gives null.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.urlDecode(lit("a+b%26c%3D%C3%BC")).alias("text")).first());
 * // { text: 'a b&c=ü' }
 * ```
 */
export const urlDecode = unary<StringType>("url_decode");

/**
 * {@link urlDecode}, or null where an escape is broken; since Spark 4.0.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tryUrlDecode(lit("50%")).alias("text")).first());
 * // { text: null }
 * ```
 */
export const tryUrlDecode = unary<StringType>("try_url_decode");

/** Defines a function that takes a URL apart. */
function urlPart<T extends FieldType>(name: string) {
  return (url: ColumnLike, part: ColumnLike, key?: ColumnLike): Column<T> =>
    call(name, column(url), column(part), optionalColumn(key));
}

/**
 * A part of a URL, null where it has none; an error (`INVALID_URL`) where the text is no URL, for which
 * {@link tryParseUrl} gives null.
 *
 * @param part - `HOST`, `PATH`, `QUERY`, `REF`, `PROTOCOL`, `FILE`, `AUTHORITY` or `USERINFO`
 * @param key - with `QUERY`, the parameter whose value is asked for
 * @example
 * ```ts
 * const url = lit("https://spark.apache.org/docs?page=2#top");
 * const df = spark.range(1).select(
 *   F.parseUrl(url, lit("HOST")).alias("host"),
 *   F.parseUrl(url, lit("QUERY"), lit("page")).alias("page"),
 * );
 * console.log(await df.first());
 * // { host: 'spark.apache.org', page: '2' }
 * ```
 */
export const parseUrl = urlPart<StringType>("parse_url");

/**
 * {@link parseUrl}, or null where the text is no URL; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryParseUrl(lit("http://[bad"), lit("HOST")).alias("host"));
 * console.log(await df.first());
 * // { host: null }
 * ```
 */
export const tryParseUrl = urlPart<StringType>("try_parse_url");
