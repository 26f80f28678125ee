import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { StringType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalColumn, value } from "../define.ts";

/** Defines a trim, whose characters SQL takes before the text. */
function trimmer(name: string): (text: ColumnLike, characters?: ColumnLike) => Column<StringType> {
  return (text, characters) => {
    if (characters === undefined) return call(name, column(text));
    return call(name, column(characters), column(text));
  };
}

/**
 * The text without spaces, or without any of the given characters, at both ends.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.trim(lit("  Spark ")).alias("text"),
 *   F.trim(lit("--Spark-*"), lit("*-")).alias("bare"),
 * );
 * console.log(await df.first());
 * // { text: 'Spark', bare: 'Spark' }
 * ```
 */
export const trim = trimmer("trim");

/**
 * The text without spaces, or without any of the given characters, at its start.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.ltrim(lit("007"), lit("0")).alias("number")).first());
 * // { number: '7' }
 * ```
 */
export const ltrim = trimmer("ltrim");

/**
 * The text without spaces, or without any of the given characters, at its end.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.rtrim(lit("12.500"), lit("0")).alias("number")).first());
 * // { number: '12.5' }
 * ```
 */
export const rtrim = trimmer("rtrim");

/**
 * The text without spaces, or without any of the given characters, at both ends; as {@link trim}.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.btrim(lit("xyaxy"), lit("xy")).alias("text")).first());
 * // { text: 'a' }
 * ```
 */
export function btrim<const A extends ColumnLike, const B extends ColumnLike = never>(
  text: A,
  characters?: B,
): Of<StringType, A | B> {
  return call("btrim", column(text), optionalColumn(characters));
}

/**
 * The text, or bytes, filled up at its start to a length, or cut off at it.
 *
 * @param length - in characters, or bytes
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.lpad(lit("7"), 3, "0").alias("number"),
 *   F.lpad(lit("Spark"), 3, "0").alias("cut"),
 * );
 * console.log(await df.first());
 * // { number: '007', cut: 'Spa' }
 * ```
 */
export function lpad<const A extends ColumnLike, const B extends ColumnValue, const C extends ColumnValue>(
  text: A,
  length: B,
  pad: C,
): Of<StringType, A, B | C> {
  return call("lpad", column(text), value(length), value(pad));
}

/**
 * The text, or bytes, filled up at its end to a length, or cut off at it.
 *
 * @param length - in characters, or bytes
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.rpad(lit("ab"), 5, "-=").alias("text")).first());
 * // { text: 'ab-=-' }
 * ```
 */
export function rpad<const A extends ColumnLike, const B extends ColumnValue, const C extends ColumnValue>(
  text: A,
  length: B,
  pad: C,
): Of<StringType, A, B | C> {
  return call("rpad", column(text), value(length), value(pad));
}
