import { svg } from "./dom.js";

/** Values kept of each line: two minutes at one check every two seconds. */
const kept = 60;

/** Remembers the newest values of each of several series, for lines small enough to stand in a table. */
export class Trails {
  /** @type {Map<string, number[]>} */
  #values = new Map();
  #lastCheck = "";

  /**
   * Keeps the values of a check; the same check again adds nothing.
   *
   * @param {string | null | undefined} checkedAt
   * @param {readonly (readonly [name: string, value: number | null])[]} values
   */
  remember(checkedAt, values) {
    if (checkedAt == null || checkedAt === this.#lastCheck) return;
    this.#lastCheck = checkedAt;
    for (const [name, value] of values) {
      if (value === null) continue;
      this.#values.set(name, [...(this.#values.get(name) ?? []), value].slice(-kept));
    }
  }

  /**
   * A line without axes: whether it moves, and how evenly.
   *
   * @param {string} name
   */
  line(name) {
    const values = this.#values.get(name) ?? [];
    const highest = Math.max(1e-9, ...values);
    const points = values.map(
      (value, index) => `${kept - values.length + index},${21 - (value / highest) * 19}`,
    );
    return svg(
      "svg",
      {
        class: "sparkline",
        viewBox: `0 0 ${kept - 1} 22`,
        preserveAspectRatio: "none",
        "aria-hidden": "true",
      },
      svg("polyline", { points: points.join(" ") }),
    );
  }
}
