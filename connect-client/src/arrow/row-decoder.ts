import { DecodeError } from "../errors/index.ts";
import type { Row, Schema, StructType } from "../types/index.ts";
import { readBatches } from "./read-batch.ts";
import { readColumn } from "./read-column.ts";
import { buildRows, requireDistinctNames } from "./rows.ts";

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
    // The readers give every column the values its type stands for, which the compiler cannot follow.
    return readBatches(bytes).flatMap(({ data }) => this.#rows(data.children, data.length)) as Row<S>[];
  }

  #rows(columns: Parameters<typeof readColumn>[0][], length: number): unknown[] {
    const { fields, fieldNames } = this.#schema;
    if (columns.length !== fields.length)
      throw new DecodeError(`The schema has ${fields.length} columns, the Arrow batch ${columns.length}.`);
    const values = fields.map((field, i) => {
      const data = columns[i];
      return data === undefined ? [] : readColumn(data, field.dataType, field.name);
    });
    return buildRows(fieldNames, values, length);
  }
}
