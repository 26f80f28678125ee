import { type DataType as ArrowType, Data } from "apache-arrow";
import type { DataType, StructType } from "../types/index.ts";
import { arrowType } from "./arrow-type.ts";
import { writeColumn } from "./column-writer.ts";
import { encodeBatch } from "./encode-batch.ts";

/**
 * Writes a range of the rows of columns as one Arrow IPC stream of one record batch.
 *
 * @param columns - the values of each field, in arrays or typed arrays
 * @throws {@link ArgumentError} for the first value that does not fit, naming row, column, value and what fits
 */
export function encodeColumns(
  columns: readonly ArrayLike<unknown>[],
  schema: StructType,
  start: number,
  end: number,
): Uint8Array {
  const parts = schema.fields.map(({ name, dataType, nullable }, i) => {
    const values = columns[i] ?? [];
    if (hasLayoutOf(values, dataType)) return typedColumn(values, dataType, start, end);
    const part = Array.prototype.slice.call(values, start, end);
    return writeColumn(part, dataType, nullable, { path: name, rowOf: (index) => start + index });
  });
  return encodeBatch(schema, end - start, parts);
}

type TypedArray = Int8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array;

const layouts: Readonly<Record<string, new (length: number) => TypedArray>> = {
  byte: Int8Array,
  short: Int16Array,
  integer: Int32Array,
  long: BigInt64Array,
  float: Float32Array,
  double: Float64Array,
};

/** Whether the values lie in memory as Arrow wants them: every one fits, and none is null. */
function hasLayoutOf(values: ArrayLike<unknown>, { typeName }: DataType): values is TypedArray {
  const layout = layouts[typeName];
  return layout !== undefined && values instanceof layout;
}

function typedColumn(values: TypedArray, type: DataType, start: number, end: number): Data {
  const arrow: ArrowType = arrowType(type);
  return new Data(arrow, 0, end - start, 0, [undefined, values.slice(start, end)]);
}
