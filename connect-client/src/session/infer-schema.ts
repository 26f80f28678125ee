import { ArgumentError } from "../errors/index.ts";
import { checkLevels, inferType, isPlainObject, type LiteralInput, widerType } from "../plan/infer-type.ts";
import { type DataType, Decimal, StructField, StructType, t } from "../types/index.ts";

type InputRow = Readonly<Record<string, unknown>>;

/**
 * Finds the columns and types of rows.
 *
 * As in PySpark, integers become `bigint`, decimals `decimal(38,18)` and every column may hold null. Columns
 * stand in the order in which the rows first name them. What the values do not settle is an error.
 *
 * @throws {@link ArgumentError} naming the column
 */
export function inferSchema(rows: readonly InputRow[]): StructType {
  if (rows.length === 0) {
    throw new ArgumentError("No schema can be inferred from no rows: give one as the second argument.", {
      pointer: "/schema",
    });
  }
  for (const row of rows) checkLevels(row);
  return structOf(rows, "");
}

function structOf(rows: readonly InputRow[], path: string): StructType {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  if (names.size === 0) throw unsettled(path === "" ? "the rows" : path, "an object without fields");
  return new StructType(
    [...names].map((name) => {
      const fieldPath = path === "" ? name : `${path}.${name}`;
      const values = rows.map((row) => row[name]);
      return new StructField(name, typeOfValues(values, fieldPath));
    }),
  );
}

/** The one type of all values of a column, an array or a map. */
function typeOfValues(values: readonly unknown[], path: string): DataType {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.length === 0) throw unsettled(path, "only null");
  if (present.every((value) => typeof value === "number" || typeof value === "bigint")) {
    return numberType(present, path);
  }
  if (present.every((value) => value instanceof Decimal)) return t.decimal(38, 18);
  if (present.every((value) => Array.isArray(value)))
    return t.array(typeOfValues(present.flat(1), `${path}[]`));
  if (present.every((value) => value instanceof Map)) {
    const key = typeOfValues(
      present.flatMap((map) => [...map.keys()]),
      `${path}.key`,
    );
    return t.map(
      key,
      typeOfValues(
        present.flatMap((map) => [...map.values()]),
        `${path}.value`,
      ),
    );
  }
  if (present.every(isPlainObject)) return structOf(present, path);
  return atomicType(present, path);
}

function numberType(values: readonly (number | bigint)[], path: string): DataType {
  const fractions = values.some((value) => typeof value === "number" && !Number.isInteger(value));
  const bigints = values.some((value) => typeof value === "bigint");
  if (fractions && bigints) throw unsettled(path, "both bigint and numbers with a fraction");
  return fractions ? t.double : t.long;
}

function atomicType(values: readonly unknown[], path: string): DataType {
  // inferType names what it cannot take, so its argument is checked there and not here.
  const [first, ...others] = values.map((value) => inferType(value as LiteralInput));
  if (first === undefined) throw unsettled(path, "nothing");
  return others.reduce((common, other) => {
    const wider = widerType(common, other);
    if (wider === undefined)
      throw unsettled(path, `both ${common.simpleString()} and ${other.simpleString()}`);
    return wider;
  }, first);
}

function unsettled(path: string, found: string): ArgumentError {
  return new ArgumentError(
    `The type of ${path} cannot be inferred: it holds ${found}. Give a schema as the second argument.`,
    { pointer: "/schema" },
  );
}
