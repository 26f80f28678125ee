import type { ListTypes } from "../column/argument-types.ts";
import { Column, invoke, operand } from "../column/column.ts";
import type { ColumnValue, MustBeCondition, Obeys, OperandType, UsesOf } from "../column/operand-types.ts";
import { ArgumentError } from "../errors/index.ts";
import type { Result, Unresolved } from "../typing/unresolved.ts";
import { type ColumnLike, call, column, type Of } from "./define.ts";

/**
 * The value where `condition` is true; continue with `.when(…)` and `.otherwise(…)`, without which it is
 * null.
 *
 * @throws {@link ArgumentError} if the condition is not a column
 * @example
 * ```ts
 * const df = spark.createDataFrame([[-5], [50], [300]], "price INT");
 * const kind = F.when(col("price").lt(0), "negative").when(col("price").gt(200), "peak").otherwise("normal");
 * await df.withColumn("kind", kind).orderBy("price").show();
 * // +-----+--------+
 * // |price|    kind|
 * // +-----+--------+
 * // |   -5|negative|
 * // |   50|  normal|
 * // |  300|    peak|
 * // +-----+--------+
 * ```
 */
export function when<C extends Column, const V extends ColumnValue>(
  condition: C & Obeys<"booleans", C, "when()">,
  value: V,
): Column<
  Unresolved<"cases", readonly [OperandType<V>]>,
  string,
  UsesOf<C | V> | MustBeCondition<C, "when()">
> {
  if (!(condition instanceof Column))
    throw new ArgumentError(`when() needs a boolean column as its condition, not ${String(condition)}`);
  return invoke("when", condition, operand(value));
}

/**
 * The greatest of the arguments, nulls aside; null where all are.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.greatest(1, null, 3).alias("greatest")).first());
 * // { greatest: 3 }
 * ```
 */
export function greatest<const A extends readonly [ColumnLike, ColumnLike, ...ColumnLike[]]>(
  ...columns: A
): Of<Result<"anyOf", ListTypes<A>>, A[number]> {
  return call("greatest", ...columns.map(column));
}

/**
 * The smallest of the arguments, nulls aside; null where all are.
 *
 * @example
 * ```ts
 * console.log(await spark.range(1).select(F.least(1, null, 3).alias("least")).first());
 * // { least: 1 }
 * ```
 */
export function least<const A extends readonly [ColumnLike, ColumnLike, ...ColumnLike[]]>(
  ...columns: A
): Of<Result<"anyOf", ListTypes<A>>, A[number]> {
  return call("least", ...columns.map(column));
}
