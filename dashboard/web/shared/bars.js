import { svg } from "./dom.js";

/**
 * One bar of a row of bars.
 *
 * @typedef {object} Bar
 * @property {string} label - below the bar; empty for none
 * @property {number} value
 * @property {number} [part] - of the value, drawn in the foreground colour
 * @property {string} title - shown when pointed at
 */

const [width, height, left, right, top, bottom] = [560, 150, 44, 4, 8, 22];

/**
 * Upright bars over a common zero. The numbers must stand in words or in a table beside it.
 *
 * @param {string} description - what screen readers say
 * @param {readonly Bar[]} bars
 * @param {(value: number) => string} format - of the levels at the left
 */
export function barChart(description, bars, format) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const step = (width - left - right) / Math.max(1, bars.length);
  const y = (/** @type {number} */ value) => height - bottom - (value / highest) * (height - top - bottom);
  /** @param {number} index @param {number} value @param {string} name */
  const bar = (index, value, name) =>
    svg("rect", {
      class: name,
      x: left + index * step + step * 0.12,
      width: step * 0.76,
      y: y(value),
      height: Math.max(0, y(0) - y(value)),
    });
  return svg(
    "svg",
    { class: "bars", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": description },
    ...[0, highest / 2, highest].flatMap((level) => [
      svg("line", { class: "grid", x1: left, x2: width - right, y1: y(level), y2: y(level) }),
      svg("text", { x: left - 6, y: y(level) + 4, "text-anchor": "end" }, format(level)),
    ]),
    ...bars.map(({ label, value, part, title }, index) =>
      svg(
        "g",
        {},
        svg("title", {}, title),
        bar(index, value, "whole"),
        part === undefined ? null : bar(index, part, "part"),
        svg("text", { x: left + (index + 0.5) * step, y: height - 6, "text-anchor": "middle" }, label),
      ),
    ),
  );
}

/**
 * The label of every so many bars, so that they do not run into each other.
 *
 * @param {number} index
 * @param {number} count - of all bars
 * @param {string} label
 */
export function sparse(index, count, label) {
  return index % Math.ceil(count / 8) === 0 ? label : "";
}
