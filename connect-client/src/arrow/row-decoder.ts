import type { Row, Schema, StructType } from "../types/index.ts";
import { structReader } from "./column-reader.ts";
import { readBatches } from "./read-batch.ts";
import { type RowReader, readArrays, readObjects, requireDistinctNames } from "./row-reader.ts";

/**
 * Turns the Arrow batches of one result into rows, by the schema the server sent with it.
 *
 * The caller compares `row_count` and `start_offset` of each batch with the rows it got: only it sees whether a
 * batch is missing.
 */
export class RowDecoder<R = Row> {
  readonly #schema: StructType;
  readonly #rows: RowReader;

  private constructor(schema: StructType, rows: RowReader) {
    this.#schema = schema;
    this.#rows = rows;
  }

  /**
   * Rows, and the structs in them, as plain objects.
   *
   * @throws {@link DecodeError} if two columns have the same name
   */
  static ofObjects<S extends Schema>(schema: StructType<S>): RowDecoder<Row<S>> {
    requireDistinctNames(schema);
    return new RowDecoder(schema, readObjects);
  }

  /** Rows, and the structs in them, as arrays of their values in order. */
  static ofArrays(schema: StructType): RowDecoder<unknown[]> {
    return new RowDecoder(schema, readArrays);
  }

  /**
   * The rows of one batch, in order.
   *
   * @param bytes - the `data` of an `ArrowBatch`
   * @throws {@link DecodeError} naming the column whose bytes do not fit its type
   */
  decode(bytes: Uint8Array): R[] {
    const rows: unknown[] = [];
    for (const batch of readBatches(bytes)) {
      const read = structReader(batch.data, this.#schema, this.#rows);
      for (let i = 0; i < batch.numRows; i++) rows.push(read(i));
    }
    // Each reader gives the values its type stands for, which the compiler cannot follow.
    return rows as R[];
  }
}
