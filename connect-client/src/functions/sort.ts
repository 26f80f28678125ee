import type { Column } from "../column/column.ts";
import { type ColumnLike, column } from "./define.ts";

/** Sorts ascending, nulls first. */
export function asc(key: ColumnLike): Column {
  return column(key).asc();
}

/** Sorts ascending, nulls first. */
export function ascNullsFirst(key: ColumnLike): Column {
  return column(key).ascNullsFirst();
}

/** Sorts ascending, nulls last. */
export function ascNullsLast(key: ColumnLike): Column {
  return column(key).ascNullsLast();
}

/** Sorts descending, nulls last. */
export function desc(key: ColumnLike): Column {
  return column(key).desc();
}

/** Sorts descending, nulls first. */
export function descNullsFirst(key: ColumnLike): Column {
  return column(key).descNullsFirst();
}

/** Sorts descending, nulls last. */
export function descNullsLast(key: ColumnLike): Column {
  return column(key).descNullsLast();
}
