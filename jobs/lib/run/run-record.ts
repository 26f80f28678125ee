import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Summary } from "../job/summary.ts";

/** Keeps a line about a run in `<stateDir>/jobs/runs.jsonl`, for whoever wants to know what ran and how it ended. */
export function recordRun(stateDir: string, startedAt: Date, summary: Summary, error: string | null): void {
  const folder = join(stateDir, "jobs");
  mkdirSync(folder, { recursive: true });
  const record = {
    started_at: startedAt.toISOString(),
    ended_at: new Date().toISOString(),
    ...summary,
    error,
  };
  const line = JSON.stringify(record, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  appendFileSync(join(folder, "runs.jsonl"), `${line}\n`);
}
