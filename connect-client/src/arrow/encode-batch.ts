import { Data, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from "apache-arrow";
import type { StructType } from "../types/index.ts";
import { distinctFields } from "./arrow-type.ts";

/**
 * Writes columns as one Arrow IPC stream, the `data` of a `LocalRelation`.
 *
 * It holds one record batch, however many the rows: a 4.0 server reads the first batch of such a stream and
 * drops the others without a word.
 */
export function encodeBatch(schema: StructType, rowCount: number, columns: Data[]): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  const arrow = new Schema(distinctFields(schema));
  const type = new Struct(arrow.fields);
  // Also for no rows, because the schema of a stream without batches is not written.
  writer.write(new RecordBatch(arrow, new Data(type, 0, rowCount, 0, undefined, columns)));
  return writer.finish().toUint8Array(true);
}
