import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What an {@link ArgumentError} knows besides its message. */
export interface ArgumentErrorOptions extends SparkConnectErrorOptions {
  /** A JSON pointer to the wrong argument, e.g. `/options/trigger`. */
  readonly pointer?: string | undefined;
}

/**
 * A call was given a value it cannot take; the message names the value, what was expected and what to do.
 *
 * Thrown before anything is sent.
 *
 * @example
 * ```ts
 * try {
 *   spark.range(0, 10, 0);
 * } catch (error) {
 *   if (error instanceof ArgumentError) console.log(error.message, error.pointer);
 * }
 * // [ARGUMENT_ERROR] The step of a range must not be 0. /step
 * ```
 * @see PySpark `PySparkValueError`, `PySparkTypeError`
 */
export class ArgumentError extends SparkConnectError {
  static override readonly code: string = "ARGUMENT_ERROR";

  /** A JSON pointer to the wrong argument, e.g. `/options/trigger`. */
  readonly pointer: string | undefined;

  constructor(message: string, options: ArgumentErrorOptions = {}) {
    super(message, options);
    this.pointer = options.pointer;
  }
}
