import type { StateOperatorProgress, StreamingQueryProgress } from "spark-connect-js";

/** What is counted of a batch. */
type Report = Pick<StreamingQueryProgress, "runId" | "batchId" | "numInputRows"> & {
  readonly stateOperators: readonly Pick<StateOperatorProgress, "numRowsDroppedByWatermark">[];
};

/** Rows read by the queries of a run, each batch counted once however often it is reported. */
export class StreamCounts {
  readonly #rows = new Map<string, number>();
  readonly #tooLate = new Map<string, number>();
  readonly #batches = new Map<string, number>();
  readonly #seen = new Set<string>();

  /** Adds reports; those already counted change nothing. */
  add(query: string, reports: readonly Report[]): void {
    for (const { runId, batchId, numInputRows, stateOperators } of reports) {
      const key = `${runId} ${batchId}`;
      if (numInputRows === 0 || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#rows.set(query, this.rows(query) + numInputRows);
      this.#batches.set(query, this.batches(query) + 1);
      const dropped = stateOperators.reduce((sum, { numRowsDroppedByWatermark: rows }) => sum + rows, 0);
      this.#tooLate.set(query, this.tooLate(query) + dropped);
    }
  }

  /** Rows a query has read. */
  rows(query: string): number {
    return this.#rows.get(query) ?? 0;
  }

  /** Rows that came after what a query remembers was past them, which Spark drops by itself. */
  tooLate(query: string): number {
    return this.#tooLate.get(query) ?? 0;
  }

  /** Batches with data a query has run. */
  batches(query: string): number {
    return this.#batches.get(query) ?? 0;
  }

  /** `prices 1,200 rows in 8 batches | weather 3 rows in 1 batches, 2 too late`. */
  line(queries: readonly string[]): string {
    return queries
      .map((name) => {
        const read = `${name} ${inWords(this.rows(name))} rows in ${this.batches(name)} batches`;
        return this.tooLate(name) === 0 ? read : `${read}, ${inWords(this.tooLate(name))} too late`;
      })
      .join(" | ");
  }
}

function inWords(count: number): string {
  return count.toLocaleString("en-US");
}
