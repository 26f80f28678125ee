import { byId, element } from "./dom.js";
import { toggleTheme } from "./theme.js";

/**
 * A key and what it does on this page.
 *
 * @typedef {object} Shortcut
 * @property {string} key - as `KeyboardEvent.key`
 * @property {string} label - the key as a reader knows it
 * @property {string} does
 * @property {() => void} act
 */

const pages = [
  { path: "/", title: "Overview" },
  { path: "/energy", title: "Energy" },
  { path: "/events", title: "Events" },
  { path: "/orders", title: "Orders" },
  { path: "/kafka", title: "Kafka" },
  { path: "/sql", title: "SQL" },
];

/**
 * Fills the frame every page has: navigation, connection, theme, keyboard help.
 *
 * @param {readonly Shortcut[]} shortcuts - the page's own keys
 */
export function startPageFrame(shortcuts = []) {
  const everywhere = [
    { key: "t", label: "T", does: "Change between dark and light", act: toggleTheme },
    ...pages.map(({ path, title }, index) => ({
      key: String(index + 1),
      label: String(index + 1),
      does: `Go to ${title}`,
      act: () => location.assign(path),
    })),
  ];
  const help = helpDialog([...shortcuts, ...everywhere]);
  const keys = [
    ...shortcuts,
    ...everywhere,
    { key: "?", label: "?", does: "Show these keys", act: () => help.showModal() },
  ];
  byId("page-navigation").replaceChildren(...pages.map(navigationLink));
  byId("page-tools").append(
    toolButton("Keyboard shortcuts", "?", () => help.showModal()),
    toolButton("Change between dark and light", "◐", toggleTheme),
  );
  document.body.append(help);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const shortcut = keys.find(({ key }) => key === event.key);
    if (shortcut === undefined || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    shortcut.act();
  });
}

/**
 * Shows whether the page hears from the server.
 *
 * @param {boolean} connected
 */
export function showConnection(connected) {
  document.documentElement.dataset.connected = String(connected);
  byId("connection").hidden = connected;
}

/** @param {{ path: string, title: string }} page */
function navigationLink({ path, title }) {
  return element("a", { href: path, "aria-current": location.pathname === path ? "page" : null }, title);
}

/**
 * @param {string} label
 * @param {string} glyph
 * @param {() => void} act
 */
function toolButton(label, glyph, act) {
  return element(
    "button",
    { type: "button", class: "tool", title: label, "aria-label": label, onclick: act },
    glyph,
  );
}

/** @param {readonly Shortcut[]} shortcuts */
function helpDialog(shortcuts) {
  return element(
    "dialog",
    { class: "help", "aria-labelledby": "help-title" },
    element("h2", { id: "help-title" }, "Keyboard"),
    element(
      "dl",
      {},
      ...shortcuts.flatMap(({ label, does }) => [
        element("dt", {}, element("kbd", {}, label)),
        element("dd", {}, does),
      ]),
    ),
    element("form", { method: "dialog" }, element("button", { class: "button" }, "Close")),
  );
}

/** Whether the keys belong to what has the focus: a field, or a table that scrolls. @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, .table-scroll") !== null;
}
