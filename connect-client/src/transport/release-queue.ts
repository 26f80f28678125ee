/** Tells the server how far a result has been used, so that it can free it. */
export type Release = (untilResponseId: string | undefined) => Promise<unknown>;

/**
 * Releases the responses of one execution without holding up whoever reads them.
 *
 * At most one release is under way; while it is, only the newest position is kept, since releasing up to a
 * response frees all before it. Failures are ignored, as in PySpark: the server frees abandoned executions.
 */
export class ReleaseQueue {
  readonly #release: Release;
  #next: { readonly until: string | undefined } | undefined;
  #running = false;

  constructor(release: Release) {
    this.#release = release;
  }

  /** Frees every response up to and including this one. */
  until(responseId: string): void {
    this.#enqueue(responseId);
  }

  /** Frees the whole execution, which also ends it if it still runs. */
  all(): void {
    this.#enqueue(undefined);
  }

  #enqueue(until: string | undefined): void {
    this.#next = { until };
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      await this.#release(next.until).catch(() => undefined);
    }
    this.#running = false;
  }

  #take(): { readonly until: string | undefined } | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }
}
