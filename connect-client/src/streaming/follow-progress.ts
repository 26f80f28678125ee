import { setTimeout as delay } from "node:timers/promises";
import { DecodeError } from "../errors/index.ts";
import type { StreamingQuery } from "./streaming-query.ts";
import type { StreamingQueryProgress } from "./streaming-query-progress.ts";

/** How to follow a query's progress. */
export interface ProgressOptions {
  /** How long to wait before asking again, in milliseconds; 500 unless given. */
  readonly intervalMs?: number;
  /** Ends the iteration when it aborts; the query runs on. */
  readonly signal?: AbortSignal;
}

/**
 * Yields each progress of a query once, in order, and ends or fails as the query does.
 *
 * It asks for the progress the server keeps and does not listen to the bus: the bus has no past, is one for each
 * session, so that of two processes one would hear nothing, and loses events when it breaks. Asking only when the
 * consumer wants more leaves nothing behind when the consumer leaves.
 */
export async function* followProgress(
  query: StreamingQuery,
  { intervalMs = 500, signal }: ProgressOptions,
): AsyncGenerator<StreamingQueryProgress, void, undefined> {
  let seen: StreamingQueryProgress | undefined;
  while (!signal?.aborted) {
    // Asked before the progress, so that none made before the end is missed.
    const active = await query.isActive();
    const latest = await query.lastProgress();
    // All that is kept is asked for only when there is news: it may be a hundred times as much.
    if (latest !== null && !isSame(latest, seen)) {
      for (const progress of progressAfter(seen, await query.recentProgress())) {
        yield progress;
        seen = progress;
      }
    }
    if (!active) {
      const error = await query.exception();
      if (error) throw error;
      return;
    }
    // An abort only ends the wait; the loop's condition ends the iteration.
    await delay(intervalMs, undefined, signal && { signal }).catch(() => undefined);
  }
}

function progressAfter(
  seen: StreamingQueryProgress | undefined,
  recent: readonly StreamingQueryProgress[],
): readonly StreamingQueryProgress[] {
  if (seen === undefined) return recent;
  const index = recent.findLastIndex((progress) => isSame(progress, seen));
  const [oldest] = recent;
  // The server dropped the one seen last; if the batch after it is gone as well, nobody will hear of it.
  if (index < 0 && oldest !== undefined && oldest.batchId > seen.batchId + 1) {
    throw new DecodeError(
      `The progress of batches ${seen.batchId + 1} to ${oldest.batchId - 1} is lost: the server keeps the latest ` +
        `${recent.length} only. Take progress faster, or set spark.sql.streaming.numRecentProgressUpdates higher.`,
    );
  }
  return recent.slice(index + 1);
}

/** A trigger without data has the id of the batch to come, so the id alone does not tell. */
function isSame(progress: StreamingQueryProgress, other: StreamingQueryProgress | undefined): boolean {
  return progress.batchId === other?.batchId && progress.timestamp === other.timestamp;
}
