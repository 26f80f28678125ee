import type { DoubleType } from "../types/index.ts";
import { binary, unary } from "./define.ts";

/** The angle in radians whose cosine is the argument. */
export const acos = unary<DoubleType>("acos");

/** The inverse hyperbolic cosine. */
export const acosh = unary<DoubleType>("acosh");

/** The angle in radians whose sine is the argument. */
export const asin = unary<DoubleType>("asin");

/** The inverse hyperbolic sine. */
export const asinh = unary<DoubleType>("asinh");

/** The angle in radians whose tangent is the argument. */
export const atan = unary<DoubleType>("atan");

/** The angle in radians from the x axis to the point with the given y and x. */
export const atan2 = binary<DoubleType>("atan2");

/** The inverse hyperbolic tangent. */
export const atanh = unary<DoubleType>("atanh");

/** The cosine of an angle in radians. */
export const cos = unary<DoubleType>("cos");

/** The hyperbolic cosine. */
export const cosh = unary<DoubleType>("cosh");

/** The cotangent of an angle in radians. */
export const cot = unary<DoubleType>("cot");

/** The cosecant of an angle in radians. */
export const csc = unary<DoubleType>("csc");

/** Radians as degrees. */
export const degrees = unary<DoubleType>("degrees");

/** The length of the hypotenuse over two sides. */
export const hypot = binary<DoubleType>("hypot");

/** Degrees as radians. */
export const radians = unary<DoubleType>("radians");

/** The secant of an angle in radians. */
export const sec = unary<DoubleType>("sec");

/** The sine of an angle in radians. */
export const sin = unary<DoubleType>("sin");

/** The hyperbolic sine. */
export const sinh = unary<DoubleType>("sinh");

/** The tangent of an angle in radians. */
export const tan = unary<DoubleType>("tan");

/** The hyperbolic tangent. */
export const tanh = unary<DoubleType>("tanh");
