import { setTimeout as delay } from "node:timers/promises";
import type { Batch } from "../harness/batches.ts";
import { newestOfStreams } from "./job-queries.ts";
import { figure, quantile } from "./statistics.ts";

/** The batches that the streams end in the next seconds, by query. */
export async function batchesDuring(seconds: number): Promise<ReadonlyMap<string, readonly Batch[]>> {
  const found = new Map<string, Map<number, Batch>>();
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    await delay(1_000);
    for (const [query, batch] of newestOfStreams())
      found.set(query, (found.get(query) ?? new Map<number, Batch>()).set(batch.batchId, batch));
  }
  return new Map([...found].map(([query, batches]) => [query, [...batches.values()]]));
}

/** What a query's batches took, as cells of a table: their number, middle and longest time, and what it went to. */
export function batchTimes(batches: readonly Batch[]): string[] {
  // What a query tells while it waits for messages has no such part.
  const withRows = batches.filter(({ durationMs }) => durationMs.addBatch !== undefined);
  const times = withRows.map(({ durationMs }) => durationMs.triggerExecution ?? 0);
  return [
    String(withRows.length),
    ...[0.5, 1].map((share) => `${figure(quantile(times, share))} ms`),
    largestShares(withRows.map(({ durationMs }) => durationMs)),
  ];
}

/** What batches spend their time on, the two largest shares. */
export function largestShares(durations: readonly Readonly<Record<string, number>>[]): string {
  const sums = new Map<string, number>();
  for (const { triggerExecution: _all, ...phases } of durations)
    for (const [phase, ms] of Object.entries(phases)) sums.set(phase, (sums.get(phase) ?? 0) + ms);
  const all = [...sums.values()].reduce((sum, ms) => sum + ms, 0);
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([phase, ms]) => `${phase} ${Math.round((ms / all) * 100)} %`)
    .join(", ");
}
