import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** Where in the user's query or program an error lies. */
export interface QueryContext {
  /** `sql`: a place in a SQL text; `dataframe`: a call on a DataFrame. */
  readonly kind: "sql" | "dataframe";
  /** `VIEW`, `FUNCTION` …, if the SQL text is the body of a named object. */
  readonly objectType: string;
  /** The name of that object. */
  readonly objectName: string;
  /** First character of the fragment in the SQL text, from 0; -1 if unknown. */
  readonly startIndex: number;
  /** Last character of the fragment in the SQL text, from 0; -1 if unknown. */
  readonly stopIndex: number;
  /** The piece of SQL or the DataFrame operation. */
  readonly fragment: string;
  /** The user's line that made the call, for DataFrame contexts. */
  readonly callSite: string;
  /** A summary of the context. */
  readonly summary: string;
}

/** What to do where a newer Spark behaves otherwise than the one before. */
export interface BreakingChange {
  /** How to move to the new behaviour, in sentences. */
  readonly migration: readonly string[];
  /** The setting that brings the old behaviour back, if there is one. */
  readonly mitigation: { readonly key: string; readonly value: string } | undefined;
  /** Whether a person should look at the job before the setting is used. */
  readonly needsAudit: boolean;
}

/** One exception of the chain the server reported. */
export interface ServerError {
  /** Java class names, the exception's own first, then its parents. */
  readonly classNames: readonly string[];
  /** Spark's message, verbatim. */
  readonly message: string;
  /** Spark's error class, e.g. `DIVIDE_BY_ZERO`. */
  readonly errorClass: string | undefined;
  /** The SQLSTATE, e.g. `22012`. */
  readonly sqlState: string | undefined;
  /** Values of the message's placeholders. */
  readonly messageParameters: Readonly<Record<string, string>>;
  /** Where in the query the error lies. */
  readonly queryContexts: readonly QueryContext[];
  /** What changed from an older Spark, if that is the reason; since Spark 4.1. */
  readonly breakingChange?: BreakingChange;
  /** Java frames, innermost first, as `class.method(file:line)`. */
  readonly stackTrace: readonly string[];
}

/** What a {@link SparkServerError} knows besides its message. */
export interface SparkServerErrorOptions extends SparkConnectErrorOptions {
  readonly errorClass?: string | undefined;
  readonly sqlState?: string | undefined;
  readonly messageParameters?: Readonly<Record<string, string>>;
  readonly serverErrors?: readonly ServerError[];
  readonly queryContexts?: readonly QueryContext[];
  readonly serverStackTrace?: string | undefined;
}

/**
 * Spark refused or failed: the message is Spark's own, verbatim.
 *
 * @example
 * ```ts
 * try {
 *   await (await spark.sql("SELECT 1 / 0 AS x")).collect();
 * } catch (error) {
 *   if (!(error instanceof SparkServerError)) throw error;
 *   console.log(error.errorClass, error.sqlState);
 *   console.log(error.queryContexts.map(({ fragment }) => fragment));
 *   console.log(error.serverErrors[0]?.classNames[0]);
 * }
 * // DIVIDE_BY_ZERO 22012
 * // [ '1 / 0' ]
 * // org.apache.spark.SparkArithmeticException
 * ```
 * @see PySpark `SparkConnectGrpcException` · proto `FetchErrorDetailsResponse`
 */
export class SparkServerError extends SparkConnectError {
  static override readonly code: string = "SPARK_SERVER_ERROR";

  /** Spark's error class, e.g. `TABLE_OR_VIEW_NOT_FOUND`. */
  readonly errorClass: string | undefined;
  /** The SQLSTATE, e.g. `42P01`. */
  readonly sqlState: string | undefined;
  /** Values of the message's placeholders, e.g. `{ relationName: "`x`" }`. */
  readonly messageParameters: Readonly<Record<string, string>>;
  // Private, so that a printed error is not buried under pages of Java frames.
  readonly #serverErrors: readonly ServerError[];
  readonly #queryContexts: readonly QueryContext[];
  readonly #serverStackTrace: string | undefined;

  constructor(message: string, options: SparkServerErrorOptions = {}) {
    super(message, options);
    this.errorClass = options.errorClass;
    this.sqlState = options.sqlState;
    this.messageParameters = options.messageParameters ?? {};
    this.#serverErrors = options.serverErrors ?? [];
    this.#queryContexts = options.queryContexts ?? [];
    this.#serverStackTrace = options.serverStackTrace;
  }

  /** The server's exception chain: this error first, then its causes. */
  get serverErrors(): readonly ServerError[] {
    return this.#serverErrors;
  }

  /** Where in the query the error lies. */
  get queryContexts(): readonly QueryContext[] {
    return this.#queryContexts;
  }

  /** The server's stack trace with its causes, as Java prints it, if the server gives it. */
  get serverStackTrace(): string | undefined {
    return this.#serverStackTrace;
  }
}
