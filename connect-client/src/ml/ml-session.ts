import type { Executor } from "../execution/executor.ts";

/** What loading and saving need of a `SparkSession`. */
export interface MlSession {
  /** @internal */
  readonly executor: Executor;
}
