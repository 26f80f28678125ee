import { ArgumentError } from "../errors/index.ts";
import { StructType } from "../types/index.ts";
import { inferSchema } from "./infer-schema.ts";

/** A row by column names. */
export type InputRow = Readonly<Record<string, unknown>>;

/** Rows with the schema they are to have. */
export interface LocalRows {
  readonly values: readonly (InputRow | readonly unknown[])[];
  readonly type: StructType;
}

/** Finds the schema of rows: given, written as DDL, or inferred, by column names if the rows have none. */
export function localRows(
  rows: LocalRows["values"],
  schema: StructType | string | readonly string[] | undefined,
): LocalRows {
  if (schema instanceof StructType) return { values: rows, type: schema };
  if (typeof schema === "string") return { values: rows, type: StructType.fromDDL(schema) };
  const named = rows.map((row, index) => nameValues(row, index, schema));
  return { values: named, type: inferSchema(named) };
}

function nameValues(
  row: InputRow | readonly unknown[],
  index: number,
  names: readonly string[] | undefined,
): InputRow {
  if (!isList(row)) {
    if (names === undefined) return row;
    throw new ArgumentError(
      `Row ${index} is an object, which has its own column names: leave out the list.`,
      {
        pointer: "/schema",
      },
    );
  }
  if (names === undefined) {
    throw new ArgumentError(`Row ${index} is an array: give a schema, or the list of column names.`, {
      pointer: "/schema",
    });
  }
  if (row.length !== names.length) {
    throw new ArgumentError(`Row ${index} has ${row.length} values for ${names.length} columns.`, {
      pointer: `/rows/${index}`,
    });
  }
  if (new Set(names).size < names.length) {
    throw new ArgumentError(`The column names ${names.join(", ")} are not distinct.`, { pointer: "/schema" });
  }
  return Object.fromEntries(names.map((name, column) => [name, row[column]]));
}

function isList(row: InputRow | readonly unknown[]): row is readonly unknown[] {
  return Array.isArray(row);
}
