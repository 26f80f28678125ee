/** How a process that keeps dying is restarted: at once at first, then ever later, at most every half minute. */
export const backOffPolicy = { firstMs: 500, factor: 2, maxMs: 30_000, healthyMs: 60_000 };

/** Counts the deaths in a row; a process that stayed up for a minute starts from the beginning. */
export class BackOff {
  #deaths = 0;

  /** Milliseconds to wait before the next start, given how long the process had been ready. */
  next(readyForMs: number): number {
    if (readyForMs >= backOffPolicy.healthyMs) this.#deaths = 0;
    const delay = Math.min(backOffPolicy.firstMs * backOffPolicy.factor ** this.#deaths, backOffPolicy.maxMs);
    this.#deaths += 1;
    return delay;
  }
}
