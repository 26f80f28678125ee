import { type ColumnOrName, lit, toColumn, toSortKey } from "../column/col.ts";
import type { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { listOf, type OneByOneOrList, wrongArgument } from "../plan/arguments.ts";

/** The direction of all keys, or of each; PySpark's keyword argument. */
export interface SortOptions {
  readonly ascending: boolean | readonly boolean[];
}

/** What rows can be sorted by: a column, or the position of one from 1, negative for descending. */
export type SortKey = ColumnOrName | number;

/** The arguments of a sort: keys one by one or in one list, then perhaps options. */
export type SortArguments =
  | readonly (SortKey | SortOptions)[]
  | readonly [keys: readonly SortKey[], options?: SortOptions];

/** The sort keys of a call, each with its direction. */
export function sortKeys(args: SortArguments): Column[] {
  const last = args.at(-1);
  const options = isPlainObject(last) ? (last as unknown as SortOptions) : undefined;
  const given = args.filter((each) => each !== undefined && each !== options);
  const keys = listOf(given as OneByOneOrList<SortKey>);
  if (keys.length === 0) throw new ArgumentError("sorting needs at least one column");
  const ascending = directions(options, keys.length);
  return keys.map((key, i) => sortKey(key, `columns[${i}]`, ascending[i] ?? true));
}

function directions(options: SortOptions | undefined, keys: number): readonly boolean[] {
  if (options === undefined) return [];
  const { ascending, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw wrongArgument("options", "{ ascending }, PySpark's only one here", options);
  const list = Array.isArray(ascending) ? ascending : Array.from({ length: keys }, () => ascending);
  if (list.some((each) => typeof each !== "boolean"))
    throw wrongArgument("ascending", "true, false or a list of them", ascending);
  if (list.length !== keys)
    throw wrongArgument("ascending", `one boolean, or one for each of the ${keys} columns`, ascending);
  return list;
}

function sortKey(key: SortKey, argument: string, ascending: boolean): Column {
  const [column, isAscending] = typeof key === "number" ? [position(key, argument), key > 0] : [key, true];
  if (isAscending && ascending) return toSortKey(column, argument);
  const child = toColumn(column, argument);
  if (child.toExpression().exprType.case === "sortOrder")
    throw new ArgumentError(
      `${argument} has a direction already, ${child}: leave out ascending or asc()/desc()`,
    );
  return child.desc();
}

/** Spark reads a whole number as a sort key as the position of a column. */
function position(key: number, argument: string): Column {
  if (!Number.isInteger(key) || key === 0)
    throw wrongArgument(argument, "a column, or the position of one from 1 (negative sorts descending)", key);
  return lit(Math.abs(key));
}
