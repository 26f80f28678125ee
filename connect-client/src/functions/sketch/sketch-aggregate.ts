import type { Column } from "../../column/column.ts";
import type { ColumnValue } from "../../column/operand-types.ts";
import type { BinaryType } from "../../types/index.ts";
import { type ColumnLike, call, column, optionalValue } from "../define.ts";

/** Defines an aggregate of a column whose optional second argument sets up the sketch. */
export function sketchAggregate(
  name: string,
): (values: ColumnLike, setting?: ColumnValue) => Column<BinaryType> {
  return (values, setting) => call(name, column(values), optionalValue(setting));
}
