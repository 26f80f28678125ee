import type { StepResult } from "../job/define-job.ts";
import type { Tally } from "../job/summary.ts";

/** What the steps of a loop did so far, added up. */
export class LoopCounts {
  #rowsRead = 0;
  #steps = 0;
  readonly #counts = new Map<string, number>();

  /** Adds a step; one that found nothing to do changes nothing. */
  add({ rowsRead, counts }: StepResult): void {
    if (rowsRead > 0) this.#steps += 1;
    this.#rowsRead += rowsRead;
    for (const [name, count] of Object.entries(counts))
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  /** `1,200 rows in 8 steps | updated 900 | deleted 12`. */
  line(): string {
    const number = (count: number) => count.toLocaleString("en-US");
    return [
      `${number(this.#rowsRead)} rows in ${number(this.#steps)} steps`,
      ...[...this.#counts].map(([name, count]) => `${name} ${number(count)}`),
    ].join(" | ");
  }

  /** The same for the summary of a run. */
  tally(snapshots: Readonly<Record<string, bigint>>): Tally {
    const rowsOut = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const other = Object.fromEntries(this.#counts);
    return { rowsIn: this.#rowsRead, rowsOut, quarantined: 0, other, snapshots };
  }
}
