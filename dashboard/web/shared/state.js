import { element } from "./dom.js";

/**
 * A state in words, with a mark that does not rely on its colour.
 *
 * @param {string} words
 * @param {boolean} good
 * @param {string | null} hint - shown when pointed at
 */
export function stateOf(words, good, hint) {
  return element(
    "span",
    { class: "state", "data-good": String(good), title: hint },
    element("span", { class: "glyph", "aria-hidden": "true" }, good ? "●" : "✕"),
    words,
  );
}
