import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What a {@link DecodeError} knows besides its message. */
export interface DecodeErrorOptions extends SparkConnectErrorOptions {
  /** The column whose bytes could not be read. */
  readonly column?: string | undefined;
  /** The type those bytes should have had. */
  readonly type?: string | undefined;
}

/**
 * The server's answer could not be read, or rows are missing from it.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).select("id", "id").collect(); // an object cannot hold both
 * } catch (error) {
 *   if (error instanceof DecodeError) console.log(error.message);
 * }
 * // [DECODE_ERROR] The result has more than one field named "id", and a row object can hold only one of each. Rename them (alias, withColumnRenamed, toDF), drop all but one, or use collectArrays().
 * ```
 */
export class DecodeError extends SparkConnectError {
  static override readonly code: string = "DECODE_ERROR";

  /** The column whose bytes could not be read. */
  readonly column: string | undefined;
  /** The type those bytes should have had. */
  readonly type: string | undefined;

  constructor(message: string, options: DecodeErrorOptions = {}) {
    super(message, options);
    this.column = options.column;
    this.type = options.type;
  }
}
