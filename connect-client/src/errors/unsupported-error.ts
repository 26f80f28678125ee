import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What an {@link UnsupportedError} knows besides its message. */
export interface UnsupportedErrorOptions extends SparkConnectErrorOptions {
  /** The first Spark version that can do it, if a newer server would help. */
  readonly since?: string | undefined;
}

/** Valid in Spark, but this library or the connected server cannot do it. */
export class UnsupportedError extends SparkConnectError {
  static override readonly code: string = "UNSUPPORTED_ERROR";

  /** The first Spark version that can do it, if a newer server would help. */
  readonly since: string | undefined;

  constructor(message: string, options: UnsupportedErrorOptions = {}) {
    super(message, options);
    this.since = options.since;
  }
}
