import type { ArgumentType, ArgumentUses } from "../../column/argument-types.ts";
import type { Column } from "../../column/column.ts";
import type { StringType } from "../../types/index.ts";
import type { Generated } from "../../typing/generated.ts";
import type { Results } from "../../typing/rules.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type ColumnLike, call, column, value, variadic } from "../define.ts";

/** The columns `c0`, `c1` and so on, one for each field. */
type JsonFields<F extends readonly string[]> = Generated<
  { readonly [I in keyof F & `${number}` as `c${I}`]: StringType },
  { readonly [I in keyof F]: `c${I & string}` }
>;

/** Defines a function that makes rows; its columns have names of their own. */
function generator<R extends keyof Results<[]>>(
  name: string,
): <const A extends ColumnLike>(
  argument: A,
) => Column<Result<R, readonly [ArgumentType<A>]>, never, ArgumentUses<A>> {
  return (argument) => call(name, column(argument));
}

/**
 * A row for each item of an array or entry of a map, in a column `col` or columns `key` and `value`; none for
 * null or empty ones.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", [10, 20]], ["FR", []]], "zone STRING, prices ARRAY<INT>");
 * await df.select("zone", F.explode("prices").alias("price")).show();
 * // +----+-----+
 * // |zone|price|
 * // +----+-----+
 * // |  DE|   10|
 * // |  DE|   20|
 * // +----+-----+
 * ```
 */
export const explode = generator<"exploded">("explode");

/**
 * {@link explode}, with one row of nulls for null or empty ones.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", [10, 20]], ["FR", []]], "zone STRING, prices ARRAY<INT>");
 * await df.select("zone", F.explodeOuter("prices").alias("price")).show();
 * // +----+-----+
 * // |zone|price|
 * // +----+-----+
 * // |  DE|   10|
 * // |  DE|   20|
 * // |  FR| NULL|
 * // +----+-----+
 * ```
 */
export const explodeOuter = generator<"explodedOuter">("explode_outer");

/**
 * {@link explode} with the position, from 0, as a first column.
 *
 * @example
 * ```ts
 * await spark.range(1).select(F.posexplode(lit(["a", "b"])).alias("at", "letter")).show();
 * // +---+------+
 * // | at|letter|
 * // +---+------+
 * // |  0|     a|
 * // |  1|     b|
 * // +---+------+
 * ```
 */
export const posexplode = generator<"posExploded">("posexplode");

/**
 * {@link explodeOuter} with the position, from 0, as a first column.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[["a"]], [null]], "letters ARRAY<STRING>");
 * await df.select(F.posexplodeOuter("letters").alias("at", "letter")).show();
 * // +----+------+
 * // |  at|letter|
 * // +----+------+
 * // |   0|     a|
 * // |NULL|  NULL|
 * // +----+------+
 * ```
 */
export const posexplodeOuter = generator<"posExplodedOuter">("posexplode_outer");

/**
 * A row for each struct of an array, its fields as columns.
 *
 * @example
 * ```ts
 * await spark.range(1).select(F.inline(lit([{ a: 1, b: "x" }, { a: 2, b: "y" }]))).show();
 * // +---+---+
 * // |  a|  b|
 * // +---+---+
 * // |  1|  x|
 * // |  2|  y|
 * // +---+---+
 * ```
 */
export const inline = generator<"inlined">("inline");

/**
 * {@link inline}, with one row of nulls for null or empty arrays.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[[{ a: 1 }]], [null]], "rows ARRAY<STRUCT<a: INT>>");
 * await df.select(F.inlineOuter("rows")).show();
 * // +----+
 * // |   a|
 * // +----+
 * // |   1|
 * // |NULL|
 * // +----+
 * ```
 */
export const inlineOuter = generator<"inlinedOuter">("inline_outer");

/**
 * The columns, after the first, spread over as many rows as the first says, a constant.
 *
 * @example
 * ```ts
 * await spark.range(1).select(F.stack(2, lit("a"), 1, lit("b"), 2).alias("letter", "n")).show();
 * // +------+---+
 * // |letter|  n|
 * // +------+---+
 * // |     a|  1|
 * // |     b|  2|
 * // +------+---+
 * ```
 */
export const stack = variadic("stack");

/**
 * The values of fields of a JSON text, as columns of text `c0`, `c1`, …; null where there is none.
 *
 * @example
 * ```ts
 * const json = lit('{"zone":"DE","price":10}');
 * await spark.range(1).select(F.jsonTuple(json, "zone", "price", "x").alias("zone", "price", "x")).show();
 * // +----+-----+----+
 * // |zone|price|   x|
 * // +----+-----+----+
 * // |  DE|   10|NULL|
 * // +----+-----+----+
 * ```
 */
export function jsonTuple<const A extends ColumnLike, const F extends readonly [string, ...string[]]>(
  json: A,
  ...fields: F
): Column<JsonFields<F>, never, ArgumentUses<A>> {
  return call("json_tuple", column(json), ...fields.map(value));
}
