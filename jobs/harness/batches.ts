import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@kindling/spark/config";

/** What Spark reports of one batch, as far as tests and benchmarks ask; durations in milliseconds. */
export interface Batch {
  /** When it began. */
  readonly timestamp: string;
  readonly batchId: number;
  readonly durationMs: Readonly<Record<string, number>>;
  /** Of each source, where the batch ended, in the source's own JSON. */
  readonly sources: readonly { readonly endOffset: string | null }[];
}

/** The newest batch of each query that the runner of a job has told of, by the query's name. */
export function newestBatches(job: string): ReadonlyMap<string, Batch> {
  const path = join(loadConfig().stack.stateDir, "queries", `${job}.json`);
  if (!existsSync(path)) return new Map();
  const { queries } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly queries: readonly { readonly name: string; readonly progress: Batch | null }[];
  };
  return new Map(queries.flatMap(({ name, progress }) => (progress === null ? [] : [[name, progress]])));
}
