import type { DoubleType } from "../../types/index.ts";
import { binary, type ColumnLike, call, column, type Of, unary } from "../define.ts";

/**
 * The sine of an angle in radians.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sin(F.radians(90)).alias("sine")).first());
 * // { sine: 1 }
 * ```
 */
export const sin = unary<DoubleType>("sin");

/**
 * The cosine of an angle in radians.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.cos(F.pi()).alias("cosine")).first());
 * // { cosine: -1 }
 * ```
 */
export const cos = unary<DoubleType>("cos");

/**
 * The tangent of an angle in radians.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.round(F.tan(F.radians(45)), 12).alias("tangent")).first());
 * // { tangent: 1 }
 * ```
 */
export const tan = unary<DoubleType>("tan");

/**
 * The cotangent of an angle in radians.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.round(F.cot(F.radians(45)), 12).alias("cotangent"),
 *   F.cot(0).alias("infinite"),
 * );
 * console.log(await df.first());
 * // { cotangent: 1, infinite: Infinity }
 * ```
 */
export const cot = unary<DoubleType>("cot");

/**
 * The cosecant of an angle in radians: 1 divided by its sine.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.csc(F.radians(90)).alias("cosecant")).first());
 * // { cosecant: 1 }
 * ```
 */
export const csc = unary<DoubleType>("csc");

/**
 * The secant of an angle in radians: 1 divided by its cosine.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sec(F.pi()).alias("secant")).first());
 * // { secant: -1 }
 * ```
 */
export const sec = unary<DoubleType>("sec");

/**
 * The angle in radians whose sine is the argument; NaN outside of -1 to 1.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.degrees(F.asin(1)).alias("degrees"), F.asin(2).alias("none"));
 * console.log(await df.first());
 * // { degrees: 90, none: NaN }
 * ```
 */
export const asin = unary<DoubleType>("asin");

/**
 * The angle in radians whose cosine is the argument; NaN outside of -1 to 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.acos(-1).alias("radians"), F.acos(2).alias("none")).first());
 * // { radians: 3.141592653589793, none: NaN }
 * ```
 */
export const acos = unary<DoubleType>("acos");

/**
 * The angle in radians whose tangent is the argument, between -π/2 and π/2.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.degrees(F.atan(1)).alias("degrees")).first());
 * // { degrees: 45 }
 * ```
 */
export const atan = unary<DoubleType>("atan");

/**
 * The angle in radians, from -π to π, from the x axis to the point (x, y).
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.degrees(F.atan2(1, -1)).alias("degrees")).first());
 * // { degrees: 135 }
 * ```
 */
export function atan2<const A extends ColumnLike, const B extends ColumnLike>(
  y: A,
  x: B,
): Of<DoubleType, A | B> {
  return call("atan2", column(y), column(x));
}

/**
 * The hyperbolic sine.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.sinh(1).alias("value")).first());
 * // { value: 1.1752011936438014 }
 * ```
 */
export const sinh = unary<DoubleType>("sinh");

/**
 * The hyperbolic cosine.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.cosh(0).alias("value")).first());
 * // { value: 1 }
 * ```
 */
export const cosh = unary<DoubleType>("cosh");

/**
 * The hyperbolic tangent, between -1 and 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.tanh(100).alias("value")).first());
 * // { value: 1 }
 * ```
 */
export const tanh = unary<DoubleType>("tanh");

/**
 * The inverse hyperbolic sine.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.asinh(0).alias("value")).first());
 * // { value: 0 }
 * ```
 */
export const asinh = unary<DoubleType>("asinh");

/**
 * The inverse hyperbolic cosine; NaN below 1.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.acosh(1).alias("value"), F.acosh(0).alias("none")).first());
 * // { value: 0, none: NaN }
 * ```
 */
export const acosh = unary<DoubleType>("acosh");

/**
 * The inverse hyperbolic tangent; infinite at -1 and 1, NaN beyond.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.atanh(0).alias("value"), F.atanh(1).alias("infinite")).first());
 * // { value: 0, infinite: Infinity }
 * ```
 */
export const atanh = unary<DoubleType>("atanh");

/**
 * An angle in radians as degrees.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.degrees(F.pi()).alias("degrees")).first());
 * // { degrees: 180 }
 * ```
 */
export const degrees = unary<DoubleType>("degrees");

/**
 * An angle in degrees as radians.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.radians(180).alias("radians")).first());
 * // { radians: 3.141592653589793 }
 * ```
 */
export const radians = unary<DoubleType>("radians");

/**
 * The length of the hypotenuse over two sides, √(a² + b²), without overflow on the way.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.hypot(3, 4).alias("length")).first());
 * // { length: 5 }
 * ```
 */
export const hypot = binary<DoubleType>("hypot");
