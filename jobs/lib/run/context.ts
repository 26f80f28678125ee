import type { Config } from "@kindling/spark/config";
import type { RunMode } from "../job/command-line.ts";

/** What a run has to go by besides its job. */
export interface RunContext {
  readonly config: Config;
  readonly mode: RunMode;
  readonly settings: ReadonlyMap<string, string>;
  /** Tells the person who watches. */
  readonly say: (line: string) => void;
  /** Aborts when the run is asked to stop. */
  readonly stop: AbortSignal;
}
