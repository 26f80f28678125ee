import { ArrowColumns, type ArrowInput, encodeColumns, encodeRows, isArrowInput } from "../arrow/index.ts";
import { ArgumentError } from "../errors/index.ts";
import { StructField, StructType, t } from "../types/index.ts";
import { inferSchema } from "./infer-schema.ts";
import { type InputRow, localRows } from "./local-rows.ts";

/** The values of columns by name, in arrays or typed arrays of one length. */
export type InputColumns = Readonly<Record<string, ArrayLike<unknown>>>;

/** Rows, as objects or lists of values. */
export type InputRows = readonly (InputRow | readonly unknown[])[];

/** Data of this process in whatever form, which can be written in parts. */
export interface LocalData {
  readonly schema: StructType;
  readonly length: number;
  /** The rows from `start` to before `end` as an Arrow IPC stream of one record batch. */
  encode(start: number, end: number): Uint8Array;
}

/** @throws {@link ArgumentError} if the schema is neither given nor to be found in the values */
export function localData(
  input: InputRows | InputColumns | ArrowInput,
  schema?: StructType | string | readonly string[],
): LocalData {
  if (isArrowInput(input)) {
    if (schema !== undefined)
      throw new ArgumentError("Arrow data has its own schema.", { pointer: "/schema" });
    return new ArrowColumns(input);
  }
  return isRows(input) ? rowData(input, schema) : columnData(input, schema);
}

function isRows(input: InputRows | InputColumns): input is InputRows {
  return Array.isArray(input);
}

function rowData(input: InputRows, schema: StructType | string | readonly string[] | undefined): LocalData {
  const { values, type } = localRows(input, schema);
  return {
    schema: type,
    length: values.length,
    encode: (start, end) => {
      const isAll = start === 0 && end === values.length;
      return encodeRows(isAll ? values : values.slice(start, end), type, start);
    },
  };
}

function columnData(
  input: InputColumns,
  schema: StructType | string | readonly string[] | undefined,
): LocalData {
  if (Array.isArray(schema))
    throw new ArgumentError("Columns have names already: leave out the list.", { pointer: "/schema" });
  const length = commonLength(input);
  const type =
    schema instanceof StructType
      ? schema
      : typeof schema === "string"
        ? StructType.fromDDL(schema)
        : undefined;
  const known =
    type ?? new StructType(Object.entries(input).map(([name, values]) => inferField(name, values)));
  const unknown = Object.keys(input).find((name) => known.field(name) === undefined);
  if (unknown !== undefined)
    throw new ArgumentError(
      `The schema has no column "${unknown}"; there are ${known.fieldNames.join(", ")}.`,
      {
        pointer: `/columns/${unknown}`,
      },
    );
  const columns = known.fieldNames.map((name) => input[name] ?? { length });
  return { schema: known, length, encode: (start, end) => encodeColumns(columns, known, start, end) };
}

function commonLength(columns: InputColumns): number {
  const lengths = Object.entries(columns).map(([name, values]) => {
    const length: unknown = typeof values === "object" ? values?.length : undefined;
    if (typeof length !== "number")
      throw new ArgumentError(`Column "${name}" must be an array or a typed array of its values.`, {
        pointer: `/columns/${name}`,
      });
    return [name, length] as const;
  });
  const [first] = lengths;
  if (first === undefined) throw new ArgumentError("There is no column: give rows, or columns by name.");
  const other = lengths.find(([, length]) => length !== first[1]);
  if (other !== undefined)
    throw new ArgumentError(
      `Column "${other[0]}" has ${other[1]} values, but "${first[0]}" has ${first[1]}.`,
    );
  return first[1];
}

/** Typed arrays say what they hold, unsigned ones with the next wider type of Spark. */
const typedArrays = [
  [Int8Array, t.byte],
  [Uint8Array, t.short],
  [Int16Array, t.short],
  [Uint16Array, t.integer],
  [Int32Array, t.integer],
  [Uint32Array, t.long],
  [BigInt64Array, t.long],
  [Float32Array, t.float],
  [Float64Array, t.double],
] as const;

function inferField(name: string, values: ArrayLike<unknown>): StructField {
  const typed = typedArrays.find(([kind]) => values instanceof kind);
  if (typed !== undefined) return new StructField(name, typed[1], false);
  const rows = Array.from(values, (value) => ({ [name]: value }));
  const [field] = rows.length === 0 ? [] : inferSchema(rows).fields;
  if (field === undefined)
    throw new ArgumentError(`Column "${name}" has no values to find its type: give a schema.`, {
      pointer: "/schema",
    });
  return field;
}
