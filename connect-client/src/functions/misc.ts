import type { Column } from "../column/column.ts";
import type { ColumnValue } from "../column/operand-types.ts";
import { randomSeed } from "../plan/random-seed.ts";
import type { NotNull, NullType, StringType } from "../types/index.ts";
import { type ColumnLike, call, column, type Of, optionalValue, unary, value } from "./define.ts";

/**
 * Null, or an error (`USER_RAISED_EXCEPTION`) with a message where the condition is not true.
 *
 * @param message - the condition in words unless given
 * @example
 * ```ts
 * const checked = F.assertTrue(col("id").geq(0), "ids are not negative");
 * console.log(await spark.range(1).select(checked.alias("checked")).first());
 * // { checked: null }
 * ```
 */
export function assertTrue<const A extends ColumnLike, const B extends ColumnValue = never>(
  condition: A,
  message?: B,
): Of<NullType, A, B> {
  return call("assert_true", column(condition), optionalValue(message));
}

/**
 * An error (`USER_RAISED_EXCEPTION`) with a message, in every row it is computed for.
 *
 * @example
 * ```ts
 * const price = F.when(col("id").lt(5), col("id")).otherwise(F.raiseError("too dear"));
 * console.log(await spark.range(1).select(price.alias("price")).first());
 * // { price: 0n }
 * ```
 */
export function raiseError<const A extends ColumnValue>(message: A): Of<NullType, never, A> {
  return call("raise_error", value(message));
}

/**
 * The type of a column, as DDL.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.typeof_(lit([1, 2])).alias("array"), F.typeof_("id").alias("id"));
 * console.log(await df.first());
 * // { array: 'array<int>', id: 'bigint' }
 * ```
 */
export const typeof_ = unary<NotNull<StringType>>("typeof");

/**
 * A random UUID as text, another in every row and run unless `seed` is given.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.length(F.uuid()).alias("characters")).first());
 * // { characters: 36 }
 * ```
 */
export function uuid(seed: ColumnValue = randomSeed()): Column<NotNull<StringType>> {
  return call("uuid", value(seed));
}

/**
 * The value a column of a user-defined type, such as an ML vector, is stored as.
 *
 * @example
 * ```ts
 * console.log(F.unwrapUdt("features").toString());
 * // unwrap_udt(features)
 * ```
 */
export const unwrapUdt = unary("unwrap_udt");

/**
 * The DataFrame marked as small enough to be sent to every executor for a join.
 *
 * @example
 * ```ts
 * const zones = spark.createDataFrame([[0, "DE"], [1, "FR"]], "id BIGINT, zone STRING");
 * await spark.range(3).join(F.broadcast(zones), "id").orderBy("id").show();
 * // +---+----+
 * // | id|zone|
 * // +---+----+
 * // |  0|  DE|
 * // |  1|  FR|
 * // +---+----+
 * ```
 */
export function broadcast<D>(df: { hint(name: string): D }): D {
  return df.hint("broadcast");
}
