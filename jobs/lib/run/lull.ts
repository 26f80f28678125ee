/** How long a lull is waited for, in milliseconds: streams that never rest must not keep other work from being done. */
const patience = 10_000;

/**
 * Finds the moments in which work beside the streams holds up none of their batches: all queries rest, and more than half
 * of the time to the next trigger is left.
 */
export class Lull {
  readonly #triggerMs: number;
  readonly #isResting: () => Promise<boolean>;
  #waitingSince: number | undefined;

  /** @param isResting - whether no query is in a batch */
  constructor(triggerMs: number, isResting: () => Promise<boolean>) {
    this.#triggerMs = triggerMs;
    this.#isResting = isResting;
  }

  /**
   * Whether the work may begin now; to be asked again and again while there is some.
   *
   * @param now - epoch milliseconds
   */
  async isNow(now: number): Promise<boolean> {
    this.#waitingSince ??= now;
    // Spark's triggers fire at whole multiples of their interval; a batch may take a moment to begin.
    const share = (now % this.#triggerMs) / this.#triggerMs;
    const isEarly = share >= 0.1 && share < 0.5;
    const begins = now - this.#waitingSince >= patience || (isEarly && (await this.#isResting()));
    if (begins) this.#waitingSince = undefined;
    return begins;
  }
}
