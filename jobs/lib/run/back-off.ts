/** Waits that grow with each failure in a row: 1, 2, 4, … seconds, 30 at most. */
export class BackOff {
  #failures = 0;

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures;
  }

  /** Counts a failure and says how long to wait before the next attempt, in milliseconds. */
  next(): number {
    const wait = Math.min(30_000, 1_000 * 2 ** this.#failures);
    this.#failures += 1;
    return wait;
  }

  /** Something worked: the next failure is the first again. */
  reset(): void {
    this.#failures = 0;
  }
}
