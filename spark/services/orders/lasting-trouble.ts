import { StackError } from "../service.ts";

/** Failures of one question that is asked again and again: a passing one is borne, a lasting one is not. */
export class LastingTrouble {
  readonly #what: string;
  readonly #patienceMs: number;
  #since = 0;
  #message: string | null = null;

  constructor(what: string, patienceMs: number) {
    this.#what = what;
    this.#patienceMs = patienceMs;
  }

  /** What is wrong, in words; null when the last answer was one. */
  get warning(): string | null {
    return this.#message === null ? null : `warning: ${this.#what} is not known: ${this.#message}`;
  }

  /**
   * Notes that there was no answer.
   *
   * @returns whether it is news: trouble begins, or another message came
   * @throws StackError when it has lasted for longer than patience
   */
  met(error: unknown, now = Date.now()): boolean {
    const message = error instanceof Error ? error.message : String(error);
    const isNews = message !== this.#message;
    if (this.#message === null) this.#since = now;
    this.#message = message;
    const lasted = now - this.#since;
    if (lasted > this.#patienceMs)
      throw new StackError(
        `orders: ${this.#what} has not been known for ${Math.round(lasted / 1_000)} s: ${message}`,
        { cause: error },
      );
    return isNews;
  }

  /** Notes that there was an answer. */
  over(): void {
    this.#message = null;
  }
}
