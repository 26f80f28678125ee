import { DecodeError } from "../errors/index.ts";
import type { StructType } from "../types/index.ts";
import type { ColumnReader } from "./column-buffers.ts";

/**
 * Makes the values of a struct, or whole rows, out of the columns that hold their fields.
 *
 * @param path - the struct column, or undefined for the row itself
 */
export type RowReader = (type: StructType, columns: readonly ColumnReader[], path?: string) => ColumnReader;

/**
 * Makes plain objects, one property for each field.
 *
 * Each object is a copy of one that has all properties already: V8 then gives all rows one shape, and a column
 * named `__proto__` stays a property.
 *
 * @throws {@link DecodeError} if two fields have one name
 */
export const readObjects: RowReader = (type, columns, path) => {
  requireDistinctNames(type, path);
  const names = type.fieldNames;
  // Parsed, because V8 then puts all properties into the object itself, and so into its copies.
  const blank: { [name: string]: unknown } = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  );
  return (index) => {
    const row = { ...blank };
    // Counted loop and plain indexing: this runs once for every value of a result.
    for (let c = 0; c < columns.length; c++) row[names[c] as string] = (columns[c] as ColumnReader)(index);
    return row;
  };
};

/** Makes arrays of the fields in order, of which any number may have one name. */
export const readArrays: RowReader = (_, columns) => (index) => columns.map((read) => read(index));

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
      "hold only one of each. Rename them (alias, withColumnRenamed, toDF), drop all but one, or use collectArrays().",
    { column: repeated[0] },
  );
}
