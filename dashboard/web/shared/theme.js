/** Called after the colours changed, so that canvases can be drawn anew. @type {Set<() => void>} */
const listeners = new Set();

/** @param {() => void} listener */
export function onThemeChange(listener) {
  listeners.add(listener);
}

/** Changes to the other theme and remembers it in this browser. */
export function toggleTheme() {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", next);
  setTheme(next);
}

matchMedia("(prefers-color-scheme: light)").addEventListener("change", ({ matches }) => {
  if (localStorage.getItem("theme") === null) setTheme(matches ? "light" : "dark");
});

/** @param {"dark" | "light"} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

/**
 * A colour of the stylesheet, for canvases.
 *
 * @param {string} name - for example `--forecast`
 */
export function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * @param {string} hex - a colour such as `#f2a03d`
 * @param {number} opacity - from 0 to 1
 */
export function withOpacity(hex, opacity) {
  return `${hex}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}
