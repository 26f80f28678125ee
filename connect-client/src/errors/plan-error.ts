import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What a {@link PlanError} knows besides its message. */
export interface PlanErrorOptions extends SparkConnectErrorOptions {
  /** The relation or expression that is wrong, e.g. `Join`. */
  readonly node?: string | undefined;
}

/** The query cannot be right; thrown before anything is sent. */
export class PlanError extends SparkConnectError {
  static override readonly code: string = "PLAN_ERROR";

  /** The relation or expression that is wrong, e.g. `Join`. */
  readonly node: string | undefined;

  constructor(message: string, options: PlanErrorOptions = {}) {
    super(message, options);
    this.node = options.node;
  }
}
