import type { RecordBatch, Table } from "apache-arrow";
import type { StructType } from "../types/index.ts";
import { arrowSchema } from "./arrow-type.ts";
import { readBatches } from "./read-batch.ts";

/**
 * The batches of a result as one Arrow table, whose vectors look at the bytes the server sent.
 *
 * It is a table of the apache-arrow that the program has, not of the copy in this library's own code.
 *
 * @param schema - used when the result has no batch at all
 * @throws {@link DecodeError} if the bytes of a batch are not an Arrow IPC stream
 */
export async function arrowTable(schema: StructType, batches: Iterable<Uint8Array>): Promise<Table> {
  const arrow = await import("apache-arrow");
  const parts: RecordBatch[] = [...batches].flatMap((bytes) => readBatches(bytes, arrow));
  return parts.length === 0 ? new arrow.Table(arrowSchema(schema)) : new arrow.Table(parts);
}
