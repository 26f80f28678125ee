import { DecodeError } from "../errors/index.ts";
import type { StructType } from "../types/index.ts";

export type PlainObject = { [name: string]: unknown };

/**
 * Plain objects out of columns.
 *
 * Each is a copy of one object that has all properties already: V8 then gives all rows one shape, and a column
 * named `__proto__` stays a property.
 */
export function buildRows(
  names: readonly string[],
  columns: readonly unknown[][],
  length: number,
): PlainObject[] {
  const blank: PlainObject = Object.fromEntries(names.map((name) => [name, null]));
  const rows = Array.from({ length }, () => ({ ...blank }));
  names.forEach((name, c) => {
    const column = columns[c] ?? [];
    for (let i = 0; i < length; i++) (rows[i] as PlainObject)[name] = column[i];
  });
  return rows;
}

/**
 * Makes sure that a row object can hold every field.
 *
 * @param path - the struct column, or undefined for the row itself
 * @throws {@link DecodeError} naming the names that occur twice and the way out
 */
export function requireDistinctNames(type: StructType, path?: string): void {
  const names = type.fieldNames;
  const repeated = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
  if (repeated.length === 0) return;
  const where = path === undefined ? "The result has" : `Column "${path}" has`;
  throw new DecodeError(
    `${where} more than one field named ${repeated.map((name) => `"${name}"`).join(", ")}, and a row object can ` +
      "hold only one of each. Rename them (alias, withColumnRenamed, toDF), drop all but one, or read toArrow().",
    { column: repeated[0] },
  );
}
