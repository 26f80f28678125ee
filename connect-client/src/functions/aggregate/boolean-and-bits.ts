import type { BooleanType } from "../../types/index.ts";
import { unaryAggregate, unaryAggregateBy } from "../define.ts";

/**
 * Whether the condition is true for every row; nulls do not count.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [30], [null]], "price INT");
 * const summary = df.agg(
 *   F.every(col("price").gt(0)).alias("positive"),
 *   F.every(col("price").gt(20)).alias("high"),
 * );
 * console.log(await summary.first());
 * // { positive: true, high: false }
 * ```
 */
export const every = unaryAggregate<BooleanType>("every");

/** {@link every}. */
export const boolAnd = unaryAggregate<BooleanType>("bool_and");

/**
 * Whether the condition is true for some row.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[10], [30], [null]], "price INT");
 * console.log(await df.agg(F.some(col("price").gt(20)).alias("high")).first());
 * // { high: true }
 * ```
 */
export const some = unaryAggregate<BooleanType>("some");

/** {@link some}. */
export const boolOr = unaryAggregate<BooleanType>("bool_or");

/**
 * The bits set in all values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[0b110], [0b011]], "flags INT");
 * console.log(await df.agg(F.bitAnd("flags").alias("flags")).first());
 * // { flags: 2 }
 * ```
 */
export const bitAnd = unaryAggregateBy<"nullable", "bit_and">("bit_and");

/**
 * The bits set in any value.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[0b110], [0b011]], "flags INT");
 * console.log(await df.agg(F.bitOr("flags").alias("flags")).first());
 * // { flags: 7 }
 * ```
 */
export const bitOr = unaryAggregateBy<"nullable", "bit_or">("bit_or");

/**
 * The bits set in an odd number of values.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([[0b110], [0b011]], "flags INT");
 * console.log(await df.agg(F.bitXor("flags").alias("flags")).first());
 * // { flags: 5 }
 * ```
 */
export const bitXor = unaryAggregateBy<"nullable", "bit_xor">("bit_xor");
