import { SparkConnectError, type SparkConnectErrorOptions } from "./spark-connect-error.ts";

/** What a {@link PlanError} knows besides its message. */
export interface PlanErrorOptions extends SparkConnectErrorOptions {
  /** The relation or expression that is wrong, e.g. `Join`. */
  readonly node?: string | undefined;
}

/**
 * The query cannot be right; thrown before anything is sent.
 *
 * @example
 * ```ts
 * try {
 *   await spark.range(1).mergeInto("lake.demo.prices", expr("true")).merge();
 * } catch (error) {
 *   if (error instanceof PlanError) console.log(error.message);
 * }
 * // [PLAN_ERROR] merge() has nothing to do: add whenMatched(), whenNotMatched() or whenNotMatchedBySource()
 * ```
 */
export class PlanError extends SparkConnectError {
  static override readonly code: string = "PLAN_ERROR";

  /** The relation or expression that is wrong, e.g. `Join`. */
  readonly node: string | undefined;

  constructor(message: string, options: PlanErrorOptions = {}) {
    super(message, options);
    this.node = options.node;
  }
}
