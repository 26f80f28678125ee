import type { Column } from "../../column/column.ts";
import { checkNamed } from "../../plan/arguments.ts";
import type { BinaryType, FieldType } from "../../types/index.ts";
import { type ColumnLike, call, column, optionalValue, value } from "../define.ts";

/** How the summaries of equal keys become one: their sum (the default), least or greatest; or always one. */
export type SummaryMode = "sum" | "min" | "max" | "alwaysone";

/** How a sketch is made: the base-2 logarithm of its size, 4 to 26 and 12 unless given, and its summaries. */
export interface TupleSketchOptions {
  readonly lgNomEntries?: number | Column;
  readonly mode?: SummaryMode | Column;
}

function withOptions(name: string) {
  return (columns: readonly ColumnLike[], options: TupleSketchOptions) => {
    const { lgNomEntries = 12, mode = "sum" } = checkNamed("options", options, ["lgNomEntries", "mode"]);
    return call<BinaryType>(name, ...columns.map(column), value(lgNomEntries), value(mode));
  };
}

/** Defines an aggregate of keys and their summaries. */
export function aggregateOfPairs(name: string) {
  const sketch = withOptions(name);
  return (key: ColumnLike, summary: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([key, summary], options);
}

/** Defines an aggregate of sketches. */
export function aggregateOfSketches(name: string) {
  const sketch = withOptions(name);
  return (sketches: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([sketches], options);
}

/** Defines a function of two sketches whose result has a size. */
export function union(name: string) {
  const sketch = withOptions(name);
  return (left: ColumnLike, right: ColumnLike, options: TupleSketchOptions = {}): Column<BinaryType> =>
    sketch([left, right], options);
}

/** Defines a function of two sketches whose result is no larger than they are. */
export function intersection(name: string) {
  return (left: ColumnLike, right: ColumnLike, mode?: SummaryMode | Column): Column<BinaryType> =>
    call(name, column(left), column(right), optionalValue(mode));
}

/** Defines a function of one sketch and how to summarise. */
export function ofSummaries<T extends FieldType = FieldType>(name: string) {
  return (sketch: ColumnLike, mode?: SummaryMode | Column): Column<T> =>
    call(name, column(sketch), optionalValue(mode));
}
