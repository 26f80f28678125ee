import { ageBadge } from "./ages.js";
import { element } from "./dom.js";

/**
 * One number in large type, with what it is, its unit, how old it is, and a line of explanation.
 *
 * @param {string} title
 * @param {string} value
 * @param {string} unit - empty for none
 * @param {import("./dom.js").Child} note
 * @param {string | null} since
 * @param {number} [staleAfterSeconds]
 */
export function figure(title, value, unit, note, since, staleAfterSeconds = 20) {
  return element(
    "div",
    { class: "figure" },
    element("div", { class: "figure-head" }, element("h2", {}, title), ageBadge(since, staleAfterSeconds)),
    element(
      "p",
      { class: "figure-value" },
      value,
      unit === "" ? null : element("span", { class: "unit" }, unit),
    ),
    element("p", { class: "figure-note" }, note),
  );
}
