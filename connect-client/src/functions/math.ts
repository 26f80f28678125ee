import { lit } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { randomSeed } from "../plan/random-seed.ts";
import {
  type BinaryType,
  type DoubleType,
  type LongType,
  type NotNull,
  type StringType,
  t,
} from "../types/index.ts";
import {
  binary,
  type ColumnLike,
  call,
  column,
  nullary,
  optionalValue,
  sameType,
  unary,
  value,
} from "./define.ts";

/** The absolute value. */
export const abs = sameType("abs");

/** A whole number in binary digits. */
export const bin = unary<StringType>("bin");

/** Rounds to `scale` decimals, halves to the even neighbour; a negative scale rounds before the point. */
export function bround(number: ColumnLike, scale?: ColumnLike): Column {
  return call("bround", column(number), scale === undefined ? undefined : column(scale));
}

/** The cube root. */
export const cbrt = unary<DoubleType>("cbrt");

/** Rounds up, to a whole number or to `scale` decimals. */
export function ceil(number: ColumnLike, scale?: ColumnLike): Column {
  return call("ceil", column(number), scale === undefined ? undefined : column(scale));
}

/** {@link ceil}. */
export function ceiling(number: ColumnLike, scale?: ColumnLike): Column {
  return call("ceiling", column(number), scale === undefined ? undefined : column(scale));
}

/** A number in the digits of another base, 2 to 36: `F.conv("n", 10, 16)`. */
export function conv(number: ColumnLike, fromBase: number, toBase: number): Column<StringType> {
  return call("conv", column(number), value(fromBase), value(toBase));
}

/** Euler's number e. */
export const e = nullary<NotNull<DoubleType>>("e");

/** e to the power of the argument. */
export const exp = unary<DoubleType>("exp");

/** e to the power of the argument, minus 1; exact near 0. */
export const expm1 = unary<DoubleType>("expm1");

/** The factorial of a whole number from 0 to 20; null outside. */
export const factorial = unary<LongType>("factorial");

/** Rounds down, to a whole number or to `scale` decimals. */
export function floor(number: ColumnLike, scale?: ColumnLike): Column {
  return call("floor", column(number), scale === undefined ? undefined : column(scale));
}

/** A number, text or bytes in hexadecimal digits. */
export const hex = unary<StringType>("hex");

/** The natural logarithm. */
export const ln = unary<DoubleType>("ln");

/** The natural logarithm of a column; with two arguments, the logarithm of the second to the base of the first. */
export function log(number: ColumnLike): Column<DoubleType>;
export function log(base: number, number: ColumnLike): Column<DoubleType>;
export function log(first: ColumnLike, second?: ColumnLike): Column<DoubleType> {
  if (second === undefined) return call("ln", column(first));
  return call("log", typeof first === "number" ? lit(first, t.double) : value(first), column(second));
}

/** The logarithm to base 10. */
export const log10 = unary<DoubleType>("log10");

/** The natural logarithm of the argument plus 1; exact near 0. */
export const log1p = unary<DoubleType>("log1p");

/** The logarithm to base 2. */
export const log2 = unary<DoubleType>("log2");

/** The argument with its sign changed. */
export const negative = sameType("negative");

/** {@link negative}. */
export const negate = negative;

/** The number π. */
export const pi = nullary<NotNull<DoubleType>>("pi");

/** The remainder of a division, never negative for a positive divisor. */
export const pmod = binary("pmod");

/** The argument itself. */
export const positive = sameType("positive");

/** The first argument to the power of the second. */
export const pow = binary<DoubleType>("power");

/** {@link pow}. */
export const power = pow;

/** A random double from 0 up to 1, not the same in every run unless `seed` is given. */
export function rand(seed?: number | bigint): Column<NotNull<DoubleType>> {
  return call("rand", value(seed ?? randomSeed()));
}

/** {@link rand}. */
export const random = rand;

/** A random double of the standard normal distribution. */
export function randn(seed?: number | bigint): Column<NotNull<DoubleType>> {
  return call("randn", value(seed ?? randomSeed()));
}

/** The nearest whole number, as a double; halves go to the even neighbour. */
export const rint = unary<DoubleType>("rint");

/** Rounds to `scale` decimals, halves away from zero; a negative scale rounds before the point. */
export function round(number: ColumnLike, scale?: ColumnLike): Column {
  return call("round", column(number), scale === undefined ? undefined : column(scale));
}

/** -1, 0 or 1 by the sign of the argument. */
export const sign = unary<DoubleType>("sign");

/** {@link sign}. */
export const signum = unary<DoubleType>("signum");

/** The square root. */
export const sqrt = unary<DoubleType>("sqrt");

/** The sum, or null where it overflows. */
export const tryAdd = binary("try_add");

/** The quotient, or null where the divisor is 0. */
export const tryDivide = binary("try_divide");

/** The remainder, or null where the divisor is 0; since Spark 4.0. */
export const tryMod = binary("try_mod");

/** The product, or null where it overflows. */
export const tryMultiply = binary("try_multiply");

/** The difference, or null where it overflows. */
export const trySubtract = binary("try_subtract");

/** The bytes that hexadecimal digits stand for. */
export const unhex = unary<BinaryType>("unhex");

/** A random number between two bounds, whole if both are; since Spark 4.0. */
export function uniform(min: ColumnValue, max: ColumnValue, seed?: ColumnValue): Column {
  return call("uniform", value(min), value(max), optionalValue(seed) ?? value(randomSeed()));
}

/** Which of `buckets` equal parts of the range from `min` to `max` a value falls into, counted from 1. */
export function widthBucket(
  number: ColumnLike,
  min: ColumnLike,
  max: ColumnLike,
  buckets: ColumnLike,
): Column<LongType> {
  return call("width_bucket", column(number), column(min), column(max), column(buckets));
}
