import type { Row, Schema, StructType } from "../types/index.ts";
import { structReader } from "./column-reader.ts";
import { readBatches } from "./read-batch.ts";
import { requireDistinctNames } from "./row-reader.ts";

/**
 * Turns the Arrow batches of one result into row objects, by the schema the server sent with it.
 *
 * The caller compares `row_count` and `start_offset` of each batch with the rows it got: only it sees whether a
 * batch is missing.
 */
export class RowDecoder<S extends Schema = Schema> {
  readonly #schema: StructType<S>;

  /** @throws {@link DecodeError} if two columns have the same name */
  constructor(schema: StructType<S>) {
    requireDistinctNames(schema);
    this.#schema = schema;
  }

  /**
   * The rows of one batch, in order.
   *
   * @param bytes - the `data` of an `ArrowBatch`
   * @throws {@link DecodeError} naming the column whose bytes do not fit its type
   */
  decode(bytes: Uint8Array): Row<S>[] {
    const rows: unknown[] = [];
    for (const batch of readBatches(bytes)) {
      const read = structReader(batch.data, this.#schema);
      for (let i = 0; i < batch.numRows; i++) rows.push(read(i));
    }
    // Each reader gives the values its type stands for, which the compiler cannot follow.
    return rows as Row<S>[];
  }
}
