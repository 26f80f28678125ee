import type { ListUses, NamedTypes } from "../../column/argument-types.ts";
import { type Column, invokeAll } from "../../column/column.ts";
import { listOf, type OneByOneOrList } from "../../plan/arguments.ts";
import type { Result } from "../../typing/unresolved.ts";
import { type ColumnLike, column, variadic } from "../define.ts";

/**
 * A struct of the columns, one by one or in a list, with their names.
 *
 * @example
 * ```ts
 * const df = spark.createDataFrame([["DE", 10]], "zone STRING, price INT");
 * console.log(await df.select(F.struct("zone", "price").alias("row")).first());
 * // { row: { zone: 'DE', price: 10 } }
 * ```
 */
export function struct<const C extends OneByOneOrList<ColumnLike>>(
  ...columns: C
): Column<Result<"struct", NamedTypes<C>>, string, ListUses<C[number]>> {
  return invokeAll("struct", listOf<ColumnLike>(columns).map(column));
}

/**
 * A struct of the columns, in turn a name and its value.
 *
 * @example
 * ```ts
 * const df = spark.range(1).select(F.namedStruct(lit("zone"), lit("DE"), lit("n"), "id").alias("row"));
 * console.log(await df.first());
 * // { row: { zone: 'DE', n: 0n } }
 * ```
 */
export const namedStruct = variadic("named_struct");
