import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StreamingQueryProgress } from "spark-connect-js";

/** What others may know of a query a runner keeps. */
export interface PublishedQuery {
  readonly name: string;
  readonly state: "running" | "waiting" | "stopped";
  /** Why it last failed, while it is not running again. */
  readonly error: string | null;
  readonly progress: StreamingQueryProgress | null;
}

/**
 * Writes how the queries of a job are into `<stateDir>/queries/<job>.json`, where the dashboard reads it: over Connect
 * only the session that started a query sees its progress.
 */
export function publishQueries(stateDir: string, job: string, queries: readonly PublishedQuery[]): void {
  const folder = join(stateDir, "queries");
  mkdirSync(folder, { recursive: true });
  const entries = queries.map(({ name, state, error, progress }) => {
    const fields = JSON.stringify({ name, state, error }).slice(0, -1);
    // Spark's own JSON, so that whole numbers stay exact.
    return `${fields},"progress":${progress?.json ?? "null"}}`;
  });
  const path = join(folder, `${job}.json`);
  const updatedAt = new Date().toISOString();
  writeFileSync(
    `${path}.${process.pid}`,
    `{"job":${JSON.stringify(job)},"updatedAt":"${updatedAt}","queries":[${entries.join()}]}\n`,
  );
  // Replaced in one step: a reader never sees half of it.
  renameSync(`${path}.${process.pid}`, path);
}
