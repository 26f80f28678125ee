import { Data, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from "apache-arrow";
import type { StructType } from "../types/index.ts";
import { distinctFields } from "./arrow-type.ts";
import { structColumns } from "./column-writer.ts";

/**
 * Writes rows as one Arrow IPC stream, the `data` of a `LocalRelation`.
 *
 * It holds one record batch, however many the rows: a 4.0 server reads the first batch of such a stream and
 * drops the others without a word.
 *
 * @param rows - plain objects, in which a missing property is null, or arrays of the values in order
 * @param firstRow - the number of the first row, for messages, when the rows are part of a longer list
 * @throws {@link ArgumentError} for the first value that does not fit, naming row, column, value and what fits
 */
export function encodeRows(rows: readonly unknown[], schema: StructType, firstRow: number = 0): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  const arrow = new Schema(distinctFields(schema));
  const type = new Struct(arrow.fields);
  const columns = structColumns(rows, schema, { path: "", rowOf: (index) => firstRow + index });
  // Also for no rows, because the schema of a stream without batches is not written.
  writer.write(new RecordBatch(arrow, new Data(type, 0, rows.length, 0, undefined, columns)));
  return writer.finish().toUint8Array(true);
}
