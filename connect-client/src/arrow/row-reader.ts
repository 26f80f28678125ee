import { DecodeError } from "../errors/index.ts";
import type { StructType } from "../types/index.ts";
import type { ColumnReader } from "./column-buffers.ts";

/**
 * Makes plain objects out of columns, one property each.
 *
 * Each object is a copy of one that has all properties already: V8 then gives all rows one shape, and a column
 * named `__proto__` stays a property.
 *
 * @param path - the struct column, or undefined for the row itself
 * @throws {@link DecodeError} if two fields have one name
 */
export function rowReader(type: StructType, columns: readonly ColumnReader[], path?: string): ColumnReader {
  requireDistinctNames(type, path);
  const names = type.fieldNames;
  const blank: { [name: string]: unknown } = Object.fromEntries(names.map((name) => [name, null]));
  return (index) => {
    const row = { ...blank };
    // Counted loop and plain indexing: this runs once for every value of a result.
    for (let c = 0; c < columns.length; c++) row[names[c] as string] = (columns[c] as ColumnReader)(index);
    return row;
  };
}

/**
 * Makes sure that a row object can hold every field.
 *
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
