import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import { randomSeed } from "../../plan/random-seed.ts";
import type { DoubleType, FieldType, NotNull, StringType } from "../../types/index.ts";
import { call, type Of, optionalValue, value } from "../define.ts";

/**
 * A random double from 0 up to but without 1, another in every run unless `seed` is given.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.rand().between(0, 1).alias("inside")).first());
 * // { inside: true }
 * ```
 */
export function rand(seed?: number | bigint): Column<NotNull<DoubleType>> {
  return call("rand", value(seed ?? randomSeed()));
}

/** {@link rand}. */
export const random = rand;

/**
 * A random double of the standard normal distribution, another in every run unless `seed` is given.
 *
 * @example
 * ```ts
 * const sample = spark.range(1000).select(F.randn(7).alias("x"));
 * console.log(await sample.agg(F.abs(F.avg("x")).lt(0.2).alias("centred")).first());
 * // { centred: true }
 * ```
 */
export function randn(seed?: number | bigint): Column<NotNull<DoubleType>> {
  return call("randn", value(seed ?? randomSeed()));
}

/**
 * A random number from `min` up to but without `max`, whole if both are; since Spark 4.0.
 *
 * @param min - a constant
 * @param max - a constant
 * @param seed - a constant; a random one unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(
 *   F.uniform(1, 7).between(1, 6).alias("dice"),
 *   F.typeof_(F.uniform(0, 1.5)).alias("type"),
 * );
 * console.log(await df.first());
 * // { dice: true, type: 'double' }
 * ```
 */
export function uniform<
  const A extends ColumnValue,
  const B extends ColumnValue,
  const C extends ColumnValue = never,
>(min: A, max: B, seed?: C): Of<FieldType, never, A | B | C> {
  return call("uniform", value(min), value(max), optionalValue(seed) ?? value(randomSeed()));
}

/**
 * A random text of letters and digits; since Spark 4.0.
 *
 * @param length - a constant, not negative
 * @param seed - a constant; a random one unless given
 * @example
 * ```ts
 * const df = spark.range(1).select(F.rlike(F.randstr(8), lit("^[0-9a-zA-Z]{8}$")).alias("fits"));
 * console.log(await df.first());
 * // { fits: true }
 * ```
 */
export function randstr<const A extends ColumnValue>(
  length: A,
  seed: ColumnValue = randomSeed(),
): Of<StringType, never, A> {
  return call("randstr", value(length), value(seed));
}
