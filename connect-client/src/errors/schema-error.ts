import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** One way in which a DataFrame is not of a schema. */
export interface SchemaMismatch {
  /** The column, or the path of a field inside it: `stops.at`, `tags[]`, `prices.value`. */
  readonly column: string;
  /** The type it should have, with `NOT NULL` where it may not hold nulls; absent for a column that should not be. */
  readonly expected?: string;
  /** The type it has; absent for a column that is missing. */
  readonly actual?: string;
}

/** What a {@link SchemaError} knows besides its message. */
export interface SchemaErrorOptions extends SparkConnectErrorOptions {
  readonly mismatches?: readonly SchemaMismatch[] | undefined;
}

/**
 * A DataFrame is not of the schema it was said to be of; the message names each column, what it should be and is.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).as(t.struct({ id: t.notNull(t.string) }));
 * } catch (error) {
 *   if (error instanceof SchemaError) console.log(error.mismatches);
 * }
 * // [
 * //   {
 * //     column: 'id',
 * //     expected: 'STRING NOT NULL',
 * //     actual: 'BIGINT NOT NULL'
 * //   }
 * // ]
 * ```
 */
export class SchemaError extends SparkConnectError {
  static override readonly code: string = "SCHEMA_ERROR";

  /** What differs, column by column. */
  readonly mismatches: readonly SchemaMismatch[];

  constructor(message: string, options: SchemaErrorOptions = {}) {
    super(message, options);
    this.mismatches = options.mismatches ?? [];
  }
}
