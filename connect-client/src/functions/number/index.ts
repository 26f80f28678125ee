export {
  abs,
  cbrt,
  factorial,
  negate,
  negative,
  pmod,
  positive,
  pow,
  power,
  sign,
  signum,
  sqrt,
  tryAdd,
  tryDivide,
  tryMod,
  tryMultiply,
  trySubtract,
  widthBucket,
} from "./arithmetic.ts";
export { bin, conv } from "./base.ts";
export {
  bitmapAndAgg,
  bitmapBitPosition,
  bitmapBucketNumber,
  bitmapConstructAgg,
  bitmapCount,
  bitmapOrAgg,
} from "./bitmap.ts";
export {
  bitCount,
  bitGet,
  bitwiseNot,
  getbit,
  shiftleft,
  shiftright,
  shiftrightunsigned,
} from "./bitwise.ts";
export { e, exp, expm1, ln, log, log1p, log2, log10, pi } from "./logarithm.ts";
export { rand, randn, random, randstr, uniform } from "./random.ts";
export { bround, ceil, ceiling, floor, rint, round } from "./rounding.ts";
export {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cos,
  cosh,
  cot,
  csc,
  degrees,
  hypot,
  radians,
  sec,
  sin,
  sinh,
  tan,
  tanh,
} from "./trigonometry.ts";
