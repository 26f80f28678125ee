import { SchemaError, type SchemaMismatch } from "../errors/index.ts";
import { ArrayType, type DataType, MapType, StructType } from "../types/index.ts";

/**
 * Compares the columns of a DataFrame with a schema, by name and in any order.
 *
 * @throws {@link SchemaError} naming every column that is missing, too many, of another type, or that may hold nulls
 *   where the schema says it may not
 */
export function checkSchema(expected: StructType, actual: StructType): void {
  const mismatches = structMismatches("", expected, actual);
  if (mismatches.length === 0) return;
  const list = mismatches.map((mismatch) => `  ${sentence(mismatch)}`).join("\n");
  throw new SchemaError(
    `the DataFrame is not of the schema given to as():\n${list}\n` +
      "Use to(schema) to cast and reorder columns, select or drop others, or correct the schema.",
    { mismatches },
  );
}

function sentence({ column, expected, actual }: SchemaMismatch): string {
  if (actual === undefined) return `${column} is missing; expected ${expected}`;
  if (expected === undefined) return `${column} is ${actual}; the schema has no such column`;
  return `${column} is ${actual}; expected ${expected}`;
}

/** The types of one place, and whether it may hold nulls. */
interface Place {
  readonly type: DataType;
  readonly nullable: boolean;
}

function text({ type, nullable }: Place): string {
  return `${type.sql()}${nullable ? "" : " NOT NULL"}`;
}

function structMismatches(path: string, expected: StructType, actual: StructType): SchemaMismatch[] {
  const wanted = expected.fields.flatMap(({ name, dataType, nullable }): SchemaMismatch[] => {
    const column = `${path}${name}`;
    const place = { type: dataType, nullable };
    const [found, ...others] = actual.fields.filter((field) => field.name === name);
    if (found === undefined) return [{ column, expected: text(place) }];
    if (others.length > 0) return [{ column, expected: text(place), actual: "the name of several columns" }];
    return mismatches(column, place, { type: found.dataType, nullable: found.nullable });
  });
  const known = new Set(expected.fieldNames);
  const unwanted = actual.fields
    .filter(({ name }) => !known.has(name))
    .map(({ name, dataType, nullable }) => ({
      column: `${path}${name}`,
      actual: text({ type: dataType, nullable }),
    }));
  return [...wanted, ...unwanted];
}

/** A place that never holds nulls fits where nulls are allowed, and not the other way round. */
function mismatches(column: string, expected: Place, actual: Place): SchemaMismatch[] {
  if (actual.nullable && !expected.nullable)
    return [{ column, expected: text(expected), actual: text(actual) }];
  return inside(column, expected, actual);
}

function inside(column: string, expected: Place, actual: Place): SchemaMismatch[] {
  const [wanted, found] = [expected.type, actual.type];
  if (wanted instanceof StructType && found instanceof StructType)
    return structMismatches(`${column}.`, wanted, found);
  if (wanted instanceof ArrayType && found instanceof ArrayType)
    return mismatches(
      `${column}[]`,
      { type: wanted.elementType, nullable: wanted.containsNull },
      { type: found.elementType, nullable: found.containsNull },
    );
  if (wanted instanceof MapType && found instanceof MapType)
    return [
      ...mismatches(
        `${column}.key`,
        { type: wanted.keyType, nullable: false },
        { type: found.keyType, nullable: false },
      ),
      ...mismatches(
        `${column}.value`,
        { type: wanted.valueType, nullable: wanted.valueContainsNull },
        { type: found.valueType, nullable: found.valueContainsNull },
      ),
    ];
  if (wanted.equals(found) || isReadAsString(wanted, found)) return [];
  return [{ column, expected: text(expected), actual: text(actual) }];
}

/** Columns of `CHAR` and `VARCHAR` come as strings from a table. */
function isReadAsString(wanted: DataType, found: DataType): boolean {
  return found.typeName === "string" && ["char", "varchar"].includes(wanted.typeName);
}
