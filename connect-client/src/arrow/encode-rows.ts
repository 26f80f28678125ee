import type { StructType } from "../types/index.ts";
import { structColumns } from "./column-writer.ts";
import { encodeBatch } from "./encode-batch.ts";

/**
 * Writes rows as one Arrow IPC stream of one record batch.
 *
 * @param rows - plain objects, in which a missing property is null, or arrays of the values in order
 * @param firstRow - the number of the first row, for messages, when the rows are part of a longer list
 * @throws {@link ArgumentError} for the first value that does not fit, naming row, column, value and what fits
 */
export function encodeRows(rows: readonly unknown[], schema: StructType, firstRow: number = 0): Uint8Array {
  const columns = structColumns(rows, schema, { path: "", rowOf: (index) => firstRow + index });
  return encodeBatch(schema, rows.length, columns);
}
