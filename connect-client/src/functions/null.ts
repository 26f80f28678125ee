import type { ArgumentType } from "../column/argument-types.ts";
import type { BooleanType, NotNull } from "../types/index.ts";
import type { Result } from "../typing/unresolved.ts";
import {
  binary,
  binaryBy,
  type ColumnLike,
  call,
  column,
  type Of,
  sameType,
  unary,
  variadicBy,
} from "./define.ts";

/**
 * The first argument that is not null.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.coalesce(null, lit("FR"), lit("DE")).alias("zone")).first());
 * // { zone: 'FR' }
 * ```
 */
export const coalesce = variadicBy<"anyOf">("coalesce");

/**
 * The second argument where the first is null.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.ifnull(null, lit("unknown")).alias("zone")).first());
 * // { zone: 'unknown' }
 * ```
 */
export const ifnull = binaryBy<"anyOf">("ifnull");

/** {@link ifnull}. */
export const nvl = binaryBy<"anyOf">("nvl");

/**
 * The second argument where the first is not null, otherwise the third.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.nvl2(lit("DE"), lit("known"), lit("unknown")).alias("zone"));
 * console.log(await df.first());
 * // { zone: 'known' }
 * ```
 */
export function nvl2<const A extends ColumnLike, const B extends ColumnLike, const C extends ColumnLike>(
  test: A,
  notNull: B,
  isNull: C,
): Of<Result<"eachOf", readonly [ArgumentType<B>, ArgumentType<C>]>, A | B | C> {
  return call("nvl2", column(test), column(notNull), column(isNull));
}

/**
 * The first argument, or null where it equals the second.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.nullif(lit("n/a"), lit("n/a")).alias("zone")).first());
 * // { zone: null }
 * ```
 */
export const nullif = binaryBy<"nullable">("nullif");

/**
 * The argument, or null where it is 0; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.nullifzero(0).alias("none"), F.nullifzero(5).alias("five"));
 * console.log(await df.first());
 * // { none: null, five: 5 }
 * ```
 */
export const nullifzero = sameType("nullifzero");

/**
 * The argument, or 0 where it is null; since Spark 4.0.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.zeroifnull(null).alias("zero"), F.zeroifnull(5).alias("five"));
 * console.log(await df.first());
 * // { zero: 0, five: 5 }
 * ```
 */
export const zeroifnull = sameType("zeroifnull");

/**
 * The first argument, or the second where the first is NaN.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.nanvl(lit(Number.NaN), 1.5).alias("number")).first());
 * // { number: 1.5 }
 * ```
 */
export const nanvl = binaryBy<"eachOf">("nanvl");

/**
 * Whether the argument is NaN; false for null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.isnan(lit(Number.NaN)).alias("nan"), F.isnan(null).alias("ofNull"));
 * console.log(await df.first());
 * // { nan: true, ofNull: false }
 * ```
 */
export const isnan = unary<NotNull<BooleanType>>("isnan");

/**
 * Whether the argument is null.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.isnull(null).alias("yes"), F.isnull(lit(Number.NaN)).alias("no"));
 * console.log(await df.first());
 * // { yes: true, no: false }
 * ```
 */
export const isnull = unary<NotNull<BooleanType>>("isnull");

/**
 * Whether the argument is not null.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.isnotnull(5).alias("yes")).first());
 * // { yes: true }
 * ```
 */
export const isnotnull = unary<NotNull<BooleanType>>("isnotnull");

/**
 * Whether both are equal or both null; never null itself.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.equalNull(null, null).alias("yes"), F.equalNull(1, null).alias("no"));
 * console.log(await df.first());
 * // { yes: true, no: false }
 * ```
 */
export const equalNull = binary<NotNull<BooleanType>>("equal_null");
