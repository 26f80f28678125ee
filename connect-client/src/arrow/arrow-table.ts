import { type RecordBatch, Table } from "apache-arrow";
import type { StructType } from "../types/index.ts";
import { arrowSchema } from "./arrow-type.ts";
import { readBatches } from "./read-batch.ts";

/**
 * The batches of a result as one Arrow table, whose vectors look at the bytes the server sent.
 *
 * @param schema - used when the result has no batch at all
 * @throws {@link DecodeError} if the bytes of a batch are not an Arrow IPC stream
 */
export function arrowTable(schema: StructType, batches: Iterable<Uint8Array>): Table {
  const parts: RecordBatch[] = [...batches].flatMap(readBatches);
  return parts.length === 0 ? new Table(arrowSchema(schema)) : new Table(parts);
}
