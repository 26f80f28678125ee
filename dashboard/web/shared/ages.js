import { element } from "./dom.js";
import { formatAge } from "./format.js";

/** @type {() => number} */
let now = () => Date.now();

/**
 * Keeps every age on the page true, once a second, by the server's clock.
 *
 * @param {() => number} serverNow - milliseconds since 1970
 */
export function startAges(serverNow) {
  now = serverNow;
  setInterval(updateAges, 1000);
}

/** Brings every age on the page up to date. */
export function updateAges() {
  for (const node of document.querySelectorAll("time[data-since]")) {
    if (node instanceof HTMLElement) showAge(node);
  }
}

/**
 * A badge that says how old something is, and goes on saying it.
 *
 * @param {string | null} since - ISO-8601; null when there is nothing yet
 * @param {number} [staleAfterSeconds] - from this age on the badge is marked as stale
 */
export function ageBadge(since, staleAfterSeconds = 60) {
  if (since === null) return element("span", { class: "age" }, "no data yet");
  const node = element("time", {
    class: "age",
    datetime: since,
    title: since,
    "data-since": since,
    "data-stale-after": staleAfterSeconds,
  });
  showAge(node);
  return node;
}

/** @param {HTMLElement} node */
function showAge(node) {
  const seconds = Math.max(0, (now() - Date.parse(node.dataset.since ?? "")) / 1000);
  const text = seconds < 1.5 ? "now" : `${formatAge(seconds)} ago`;
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle("stale", seconds > Number(node.dataset.staleAfter));
}
