import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What a {@link TransportError} knows besides its message. */
export interface TransportErrorOptions extends SparkConnectErrorOptions {
  /** The gRPC status, e.g. `UNAVAILABLE`. */
  readonly grpcCode?: string | undefined;
  /** Whether the same call may succeed later. */
  readonly canRetry?: boolean;
  /** How often the call was tried. */
  readonly attempts?: number;
}

/**
 * The call did not reach Spark or its answer did not come back; Spark itself has not spoken.
 *
 * @example
 * ```ts
 * try {
 *   await SparkSession.builder.remote("sc://127.0.0.1:1").connectTimeout(1_000).create();
 * } catch (error) {
 *   if (error instanceof TransportError) console.log(error.code, error.grpcCode, error.canRetry);
 * }
 * // CONNECTION_ERROR UNAVAILABLE true
 * ```
 * @see PySpark `SparkConnectGrpcException`
 */
export class TransportError extends SparkConnectError {
  static override readonly code: string = "TRANSPORT_ERROR";

  /** The gRPC status, e.g. `UNAVAILABLE`. */
  readonly grpcCode: string | undefined;
  /** Whether the same call may succeed later. */
  readonly canRetry: boolean;
  /** How often the call was tried. */
  readonly attempts: number;

  constructor(message: string, options: TransportErrorOptions = {}) {
    super(message, options);
    this.grpcCode = options.grpcCode;
    this.canRetry = options.canRetry ?? false;
    this.attempts = options.attempts ?? 1;
  }
}

/** No connection to the server, or it was lost and could not be had again. */
export class ConnectionError extends TransportError {
  static override readonly code: string = "CONNECTION_ERROR";
}

/** The answer did not come in time. */
export class TimeoutError extends TransportError {
  static override readonly code: string = "TIMEOUT_ERROR";
}

/**
 * The caller cancelled the operation, by an `AbortSignal` or an interrupt.
 *
 * @example
 * ```ts
 * const cancelling = new AbortController();
 * const rows = spark.range(1_000_000_000).collect({ signal: cancelling.signal });
 * cancelling.abort();
 * await rows.catch((error) => console.log(error instanceof CancelledError));
 * // true
 * ```
 */
export class CancelledError extends TransportError {
  static override readonly code: string = "CANCELLED_ERROR";
}

/** The server did not accept the token, or the user may not do this. */
export class AuthenticationError extends TransportError {
  static override readonly code: string = "AUTHENTICATION_ERROR";
}
