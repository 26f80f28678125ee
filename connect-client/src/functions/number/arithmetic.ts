import type { DoubleType, FieldType, LongType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, sameType, unary } from "../define.ts";

/**
 * The absolute value of a number or interval; an error (`ARITHMETIC_OVERFLOW`) for the least value of a whole
 * type.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.abs(-12.5).alias("distance")).first());
 * // { distance: 12.5 }
 * ```
 */
export const abs = sameType("abs");

/**
 * The argument with its sign changed; an error (`ARITHMETIC_OVERFLOW`) for the least value of a whole type.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.negative(3).alias("n")).first());
 * // { n: -3 }
 * ```
 */
export const negative = sameType("negative");

/** {@link negative}. */
export const negate = negative;

/**
 * The argument itself.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.positive(-3).alias("n")).first());
 * // { n: -3 }
 * ```
 */
export const positive = sameType("positive");

/**
 * -1, 0 or 1 by the sign of a number or interval, as a double.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sign(-12.5).alias("sign"), F.sign(0).alias("zero")).first());
 * // { sign: -1, zero: 0 }
 * ```
 */
export const sign = unary<DoubleType>("sign");

/** {@link sign}. */
export const signum = unary<DoubleType>("signum");

/**
 * The remainder of a division, never negative for a positive divisor; an error (`DIVIDE_BY_ZERO`) where that
 * is 0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.pmod(-7, 3).alias("positive"), lit(-7).mod(3).alias("remainder"));
 * console.log(await df.first());
 * // { positive: 2, remainder: -1 }
 * ```
 */
export function pmod<const A extends ColumnLike, const B extends ColumnLike>(
  dividend: A,
  divisor: B,
): Of<FieldType, A | B> {
  return call("pmod", column(dividend), column(divisor));
}

/**
 * `base` to the power of `exponent`, as a double.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.pow(2, 10).alias("n"), F.pow(2, -1).alias("half")).first());
 * // { n: 1024, half: 0.5 }
 * ```
 */
export function pow<const A extends ColumnLike, const B extends ColumnLike>(
  base: A,
  exponent: B,
): Of<DoubleType, A | B> {
  return call("power", column(base), column(exponent));
}

/** {@link pow}. */
export const power = pow;

/**
 * The square root; NaN for a negative number.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sqrt(2).alias("root"), F.sqrt(-1).alias("none")).first());
 * // { root: 1.4142135623730951, none: NaN }
 * ```
 */
export const sqrt = unary<DoubleType>("sqrt");

/**
 * The cube root, of negative numbers as well.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.cbrt(-27).alias("root")).first());
 * // { root: -3 }
 * ```
 */
export const cbrt = unary<DoubleType>("cbrt");

/**
 * The factorial of a whole number from 0 to 20; null outside.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.factorial(5).alias("f"), F.factorial(21).alias("tooGreat"));
 * console.log(await df.first());
 * // { f: 120n, tooGreat: null }
 * ```
 */
export const factorial = unary<LongType>("factorial");

/**
 * Which of `buckets` equal parts of the range from `min` to `max` a value falls into, counted from 1; 0
 * before the range, `buckets` + 1 from `max` on.
 *
 * @param buckets - how many parts; null comes out where it is not positive
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.widthBucket(5.3, 0, 10, 5).alias("inside"),
 *   F.widthBucket(10, 0, 10, 5).alias("after"),
 * );
 * console.log(await df.first());
 * // { inside: 3n, after: 6n }
 * ```
 */
export function widthBucket<
  const A extends ColumnLike,
  const B extends ColumnLike,
  const C extends ColumnLike,
  const D extends ColumnLike,
>(number: A, min: B, max: C, buckets: D): Of<LongType, A | B | C | D> {
  return call("width_bucket", column(number), column(min), column(max), column(buckets));
}

/**
 * The sum of numbers, or of a date, timestamp or interval and an interval; null where it overflows.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryAdd(1, 2).alias("sum"), F.tryAdd(2147483647, 1).alias("overflow"));
 * console.log(await df.first());
 * // { sum: 3, overflow: null }
 * ```
 */
export const tryAdd = binary("try_add");

/**
 * The difference of numbers, or of a date, timestamp or interval and an interval; null where it overflows.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.trySubtract(-2147483648, 1).alias("overflow")).first());
 * // { overflow: null }
 * ```
 */
export const trySubtract = binary("try_subtract");

/**
 * The product of two numbers, or of a number and an interval; null where it overflows.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.tryMultiply(3, 2).alias("product"),
 *   F.tryMultiply(2n ** 62n, 2).alias("overflow"),
 * );
 * console.log(await df.first());
 * // { product: 6, overflow: null }
 * ```
 */
export const tryMultiply = binary("try_multiply");

/**
 * The quotient of two numbers, as a double or decimal, or of an interval and a number; null where the divisor
 * is 0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryDivide(3, 2).alias("quotient"), F.tryDivide(1, 0).alias("none"));
 * console.log(await df.first());
 * // { quotient: 1.5, none: null }
 * ```
 */
export function tryDivide<const A extends ColumnLike, const B extends ColumnLike>(
  dividend: A,
  divisor: B,
): Of<FieldType, A | B> {
  return call("try_divide", column(dividend), column(divisor));
}

/**
 * The remainder, with the sign of the dividend, or null where the divisor is 0; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.tryMod(-7, 3).alias("remainder"), F.tryMod(7, 0).alias("none"));
 * console.log(await df.first());
 * // { remainder: -1, none: null }
 * ```
 */
export function tryMod<const A extends ColumnLike, const B extends ColumnLike>(
  dividend: A,
  divisor: B,
): Of<FieldType, A | B> {
  return call("try_mod", column(dividend), column(divisor));
}
