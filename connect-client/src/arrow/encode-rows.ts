import { Data, RecordBatch, RecordBatchStreamWriter, Struct } from "apache-arrow";
import type { StructType } from "../types/index.ts";
import { arrowSchema } from "./arrow-type.ts";
import { structColumns } from "./column-writer.ts";

/** Rows in one record batch, as many as Spark puts in its own by default (`maxRecordsPerBatch`). */
const ROWS_PER_BATCH = 10_000;

/**
 * Writes rows as one Arrow IPC stream, the `data` of a `LocalRelation`.
 *
 * @param rows - plain objects, in which a missing property is null, or arrays of the values in order
 * @param firstRow - the number of the first row, for messages, when the rows are part of a longer list
 * @throws {@link ArgumentError} for the first value that does not fit, naming row, column, value and what fits
 */
export function encodeRows(rows: readonly unknown[], schema: StructType, firstRow: number = 0): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  const arrow = arrowSchema(schema);
  const type = new Struct(arrow.fields);
  // An empty batch too, because the schema of a stream without batches is not written.
  for (let start = 0; start === 0 || start < rows.length; start += ROWS_PER_BATCH) {
    const part = rows.slice(start, start + ROWS_PER_BATCH);
    const columns = structColumns(part, schema, { path: "", rowOf: (index) => firstRow + start + index });
    writer.write(new RecordBatch(arrow, new Data(type, 0, part.length, 0, undefined, columns)));
  }
  return writer.finish().toUint8Array(true);
}
