import { lit } from "../../column/col.ts";
import type { Column } from "../../column/column.ts";
import { type DoubleType, type NotNull, t } from "../../types/index.ts";
import { type ColumnLike, call, column, nullary, unary, value } from "../define.ts";

/**
 * Euler's number e.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.e().alias("e")).first());
 * // { e: 2.718281828459045 }
 * ```
 */
export const e = nullary<NotNull<DoubleType>>("e");

/**
 * The number π.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.pi().alias("pi")).first());
 * // { pi: 3.141592653589793 }
 * ```
 */
export const pi = nullary<NotNull<DoubleType>>("pi");

/**
 * e to the power of the argument.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.exp(0).alias("one"), F.exp(F.ln(5)).alias("five")).first());
 * // { one: 1, five: 5 }
 * ```
 */
export const exp = unary<DoubleType>("exp");

/**
 * e to the power of the argument, minus 1; exact near 0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.expm1(lit(1e-10)).alias("exact"),
 *   F.exp(lit(1e-10)).minus(1).alias("rounded"),
 * );
 * console.log(await df.first());
 * // { exact: 1.00000000005e-10, rounded: 1.000000082740371e-10 }
 * ```
 */
export const expm1 = unary<DoubleType>("expm1");

/**
 * The natural logarithm; null where the argument is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.ln(F.e()).alias("one"), F.ln(0).alias("none")).first());
 * // { one: 1, none: null }
 * ```
 */
export const ln = unary<DoubleType>("ln");

/**
 * The natural logarithm of a column; with two arguments, the logarithm of the second to the base of the
 * first; null where one is not positive.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.log(1).alias("natural"),
 *   F.log(2, 8).alias("base2"),
 *   F.log(-1).alias("none"),
 * );
 * console.log(await df.first());
 * // { natural: 0, base2: 3, none: null }
 * ```
 */
export function log(number: ColumnLike): Column<DoubleType>;
export function log(base: number, number: ColumnLike): Column<DoubleType>;
export function log(first: ColumnLike, second?: ColumnLike): Column<DoubleType> {
  if (second === undefined) return call("ln", column(first));
  return call("log", typeof first === "number" ? lit(first, t.double) : value(first), column(second));
}

/**
 * The logarithm to base 10; null where the argument is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.log10(1000).alias("digits")).first());
 * // { digits: 3 }
 * ```
 */
export const log10 = unary<DoubleType>("log10");

/**
 * The natural logarithm of the argument plus 1; exact near 0; null where the argument is not above -1.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.log1p(lit(1e-10)).alias("exact"), F.log1p(-1).alias("none"));
 * console.log(await df.first());
 * // { exact: 9.999999999500001e-11, none: null }
 * ```
 */
export const log1p = unary<DoubleType>("log1p");

/**
 * The logarithm to base 2; null where the argument is not positive.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.log2(1024).alias("bits")).first());
 * // { bits: 10 }
 * ```
 */
export const log2 = unary<DoubleType>("log2");
