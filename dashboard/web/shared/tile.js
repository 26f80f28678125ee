/** @import { Figure } from "../../server/wire.ts" */
import { ageBadge } from "./ages.js";
import { byId, element } from "./dom.js";

/**
 * How a tile shows its figure.
 *
 * @template T
 * @typedef {object} TileOptions
 * @property {string} channel - the channel whose figures the Retry button reads again
 * @property {(data: T) => Node} body
 * @property {(data: T) => string | null} [empty] - what to say instead of the body, for example how to get data
 * @property {number} [staleAfterSeconds]
 */

/**
 * Shows a figure in the tile with the given id: its body, how old it is, and what is wrong if anything is. With an error
 * the last good body stays, dimmed, for old figures with their age say more than none.
 *
 * @template T
 * @param {string} id
 * @param {Figure<T> | undefined} figure
 * @param {TileOptions<T>} options
 */
export function showFigure(id, figure, { channel, body, empty, staleAfterSeconds = 60 }) {
  const tile = byId(id);
  const age = tile.querySelector(".tile-age");
  const content = tile.querySelector(".tile-body");
  if (figure === undefined || age === null || content === null) return;
  // Null may be an answer; only a figure that was never read has no time.
  const data = figure.asOf === null ? [] : [/** @type {T} */ (figure.data)];
  const [message] = data.flatMap((value) => empty?.(value) ?? []);
  tile.dataset.state = figure.error !== null ? "error" : message !== undefined ? "empty" : "ok";
  age.replaceChildren(ageBadge(figure.asOf, staleAfterSeconds));
  const focused = content.contains(document.activeElement)
    ? document.activeElement?.getAttribute("data-key")
    : null;
  content.replaceChildren(
    ...(figure.error === null ? [] : [problem(figure.error, channel)]),
    ...(message === undefined
      ? data.map(body)
      : [element("p", { class: "empty" }, ...withCommands(message))]),
  );
  // What is drawn anew must not take the keyboard from who is using it.
  const again = [...content.querySelectorAll("[data-key]")].find(
    (node) => node.getAttribute("data-key") === focused,
  );
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

/**
 * A line that names what is wrong, with a button that tries again.
 *
 * @param {string} text
 * @param {string} channel
 */
export function problem(text, channel) {
  const retry = element(
    "button",
    { type: "button", class: "retry", onclick: () => void refresh(channel) },
    "Retry",
  );
  return element(
    "div",
    { class: "problem", role: "status" },
    element("span", { class: "glyph", "aria-hidden": "true" }, "✕"),
    element("span", { class: "problem-text" }, text),
    retry,
  );
}

/**
 * Text in which `back-ticked` parts are commands to type.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export function withCommands(text) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 0 ? document.createTextNode(part) : element("code", {}, part)));
}

/** @param {string} channel */
async function refresh(channel) {
  await fetch(`/api/tiles/${channel}/refresh`, { method: "POST" });
}
