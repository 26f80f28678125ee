import { SparkServerError, type SparkServerErrorOptions } from "./spark-server-error.ts";

/** What a {@link StreamingQueryError} knows besides its message. */
export interface StreamingQueryErrorOptions extends SparkServerErrorOptions {
  readonly queryId?: string | undefined;
  readonly runId?: string | undefined;
  readonly startOffset?: string | undefined;
  readonly endOffset?: string | undefined;
}

/**
 * A streaming query ended with an error.
 *
 * @see PySpark `StreamingQueryException`
 */
export class StreamingQueryError extends SparkServerError {
  static override readonly code: string = "STREAMING_QUERY_ERROR";

  /** The query's id, the same after each restart from its checkpoint. */
  readonly queryId: string | undefined;
  /** The id of this run of the query. */
  readonly runId: string | undefined;
  /** JSON of the offsets the failed batch began with, from servers that tell them (4.0 to 4.3 do not). */
  readonly startOffset: string | undefined;
  /** JSON of the offsets the failed batch would have ended with, from servers that tell them. */
  readonly endOffset: string | undefined;

  constructor(message: string, options: StreamingQueryErrorOptions = {}) {
    super(message, options);
    this.queryId = options.queryId;
    this.runId = options.runId;
    this.startOffset = options.startOffset;
    this.endOffset = options.endOffset;
  }
}
