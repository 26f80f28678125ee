import type { DoubleType, FieldType } from "../../types/index.ts";
import { type ColumnLike, call, column, type Of, unary } from "../define.ts";

/**
 * Rounds to `scale` decimals, 0 unless given, halves away from zero; a negative scale rounds before the
 * point.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.round(2.5).alias("up"),
 *   F.round(1234.567, 2).alias("cents"),
 *   F.round(1250, -2).alias("hundreds"),
 * );
 * console.log(await df.first());
 * // { up: 3, cents: 1234.57, hundreds: 1300 }
 * ```
 */
export function round<const A extends ColumnLike, const B extends ColumnLike = never>(
  number: A,
  scale?: B,
): Of<FieldType, A | B> {
  return call("round", column(number), scale === undefined ? undefined : column(scale));
}

/**
 * Rounds to `scale` decimals, 0 unless given, halves to the even neighbour; a negative scale rounds before
 * the point.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.bround(2.5).alias("even"), F.bround(3.5).alias("up")).first());
 * // { even: 2, up: 4 }
 * ```
 */
export function bround<const A extends ColumnLike, const B extends ColumnLike = never>(
  number: A,
  scale?: B,
): Of<FieldType, A | B> {
  return call("bround", column(number), scale === undefined ? undefined : column(scale));
}

/**
 * The nearest whole number, as a double; halves go to the even neighbour.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.rint(2.5).alias("even"), F.rint(-2.7).alias("down")).first());
 * // { even: 2, down: -3 }
 * ```
 */
export const rint = unary<DoubleType>("rint");

/**
 * Rounds up, to a whole number (a long for a double) or to `scale` decimals (a decimal).
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.ceil(-1.5).alias("whole"), F.ceil(3.14159, 2).alias("cents"));
 * console.log(await df.first());
 * // { whole: -1n, cents: 3.15 }
 * ```
 */
export function ceil<const A extends ColumnLike, const B extends ColumnLike = never>(
  number: A,
  scale?: B,
): Of<FieldType, A | B> {
  return call("ceil", column(number), scale === undefined ? undefined : column(scale));
}

/** {@link ceil}. */
export function ceiling<const A extends ColumnLike, const B extends ColumnLike = never>(
  number: A,
  scale?: B,
): Of<FieldType, A | B> {
  return call("ceiling", column(number), scale === undefined ? undefined : column(scale));
}

/**
 * Rounds down, to a whole number (a long for a double) or to `scale` decimals (a decimal).
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.floor(-1.5).alias("whole"), F.floor(3.14159, 2).alias("cents"));
 * console.log(await df.first());
 * // { whole: -2n, cents: 3.14 }
 * ```
 */
export function floor<const A extends ColumnLike, const B extends ColumnLike = never>(
  number: A,
  scale?: B,
): Of<FieldType, A | B> {
  return call("floor", column(number), scale === undefined ? undefined : column(scale));
}
