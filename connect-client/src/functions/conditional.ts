import { Column, invoke, operand } from "../column/column.ts";
import type { ColumnValue, Obeys } from "../column/operand-types.ts";
import { ArgumentError } from "../errors/index.ts";
import type { BooleanType, NotNull } from "../types/index.ts";
import { binary, type ColumnLike, call, column, sameType, unary, variadicOrList } from "./define.ts";

/** The first argument that is not null. */
export const coalesce = variadicOrList("coalesce");

/**
 * The value where `condition` is true; continue with `.when(…)` and `.otherwise(…)`, without which it is null.
 *
 * @example
 * ```ts
 * F.when(col("price").lt(0), "negative").when(col("price").gt(200), "peak").otherwise("normal")
 * ```
 */
export function when<C extends Column>(
  condition: C & Obeys<"booleans", C, "when()">,
  value: ColumnValue,
): Column {
  if (!(condition instanceof Column))
    throw new ArgumentError(`when() needs a boolean column as its condition, not ${String(condition)}`);
  return invoke("when", condition, operand(value));
}

/** The greatest of the arguments, nulls aside. */
export function greatest(...columns: readonly [ColumnLike, ColumnLike, ...ColumnLike[]]): Column {
  return call("greatest", ...columns.map(column));
}

/** The smallest of the arguments, nulls aside. */
export function least(...columns: readonly [ColumnLike, ColumnLike, ...ColumnLike[]]): Column {
  return call("least", ...columns.map(column));
}

/** The second argument where the first is null. */
export const ifnull = binary("ifnull");

/** {@link ifnull}. */
export const nvl = binary("nvl");

/** The second argument where the first is not null, otherwise the third. */
export function nvl2(test: ColumnLike, notNull: ColumnLike, isNull: ColumnLike): Column {
  return call("nvl2", column(test), column(notNull), column(isNull));
}

/** The first argument, or null where it equals the second. */
export const nullif = binary("nullif");

/** The argument, or null where it is 0; since Spark 4.0. */
export const nullifzero = sameType("nullifzero");

/** The argument, or 0 where it is null; since Spark 4.0. */
export const zeroifnull = sameType("zeroifnull");

/** The first argument, or the second where the first is NaN. */
export const nanvl = binary("nanvl");

/** Whether the argument is NaN. */
export const isnan = unary<NotNull<BooleanType>>("isnan");

/** Whether the argument is null. */
export const isnull = unary<NotNull<BooleanType>>("isnull");

/** Whether the argument is not null. */
export const isnotnull = unary<NotNull<BooleanType>>("isnotnull");

/** Whether both are equal or both null. */
export const equalNull = binary<NotNull<BooleanType>>("equal_null");
