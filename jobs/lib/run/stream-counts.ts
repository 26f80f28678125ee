import type { StreamingQueryProgress } from "spark-connect-js";

/** Rows read by the queries of a run, each batch counted once however often it is reported. */
export class StreamCounts {
  readonly #rows = new Map<string, number>();
  readonly #batches = new Map<string, number>();
  readonly #seen = new Set<string>();

  /** Adds reports; those already counted change nothing. */
  add(query: string, reports: readonly StreamingQueryProgress[]): void {
    for (const { runId, batchId, numInputRows } of reports) {
      const key = `${runId} ${batchId}`;
      if (numInputRows === 0 || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#rows.set(query, this.rows(query) + numInputRows);
      this.#batches.set(query, this.batches(query) + 1);
    }
  }

  /** Rows a query has read. */
  rows(query: string): number {
    return this.#rows.get(query) ?? 0;
  }

  /** Batches with data a query has run. */
  batches(query: string): number {
    return this.#batches.get(query) ?? 0;
  }

  /** `prices 1,200 rows in 8 batches | weather 3 rows in 1 batches`. */
  line(queries: readonly string[]): string {
    return queries
      .map(
        (name) => `${name} ${this.rows(name).toLocaleString("en-US")} rows in ${this.batches(name)} batches`,
      )
      .join(" | ");
  }
}
