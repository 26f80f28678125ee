import { Column } from "../column/column.ts";
import { ArgumentError } from "../errors/index.ts";
import { wrongArgument } from "../plan/arguments.ts";

/** What two DataFrames are joined on: names both have, or conditions. */
export type JoinOn = string | Column | readonly (string | Column)[] | null | undefined;

/** What a join is on, in the parts the protocol has for it. */
export interface JoinKeys {
  readonly names: string[];
  /** All conditions in one; undefined if there is none. */
  readonly condition: Column | undefined;
}

/** @throws {@link ArgumentError} for what is neither a name nor a column, and for both in one list */
export function joinKeys(on: JoinOn): JoinKeys {
  const keys: readonly (string | Column)[] = Array.isArray(on) ? on : [on ?? []].flat();
  for (const key of keys)
    if (typeof key !== "string" && !(key instanceof Column))
      throw wrongArgument("on", "names both sides have, or conditions", on);
  const names = keys.filter((key) => typeof key === "string");
  const conditions = keys.filter((key) => typeof key !== "string");
  if (names.length > 0 && conditions.length > 0)
    throw new ArgumentError("a join is on column names or on conditions, not both in one list");
  const [first, ...rest] = conditions;
  return { names, condition: first && rest.reduce<Column>((all, next) => all.and(next), first) };
}
