import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What an {@link ArgumentError} knows besides its message. */
export interface ArgumentErrorOptions extends SparkConnectErrorOptions {
  /** A JSON pointer to the wrong argument, e.g. `/options/trigger`. */
  readonly pointer?: string | undefined;
}

/** A call was given a value it cannot take; the message names the value, what was expected and what to do. */
export class ArgumentError extends SparkConnectError {
  static override readonly code: string = "ARGUMENT_ERROR";

  /** A JSON pointer to the wrong argument, e.g. `/options/trigger`. */
  readonly pointer: string | undefined;

  constructor(message: string, options: ArgumentErrorOptions = {}) {
    super(message, options);
    this.pointer = options.pointer;
  }
}
