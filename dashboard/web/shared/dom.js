/** @typedef {Node | string | number | null | false} Child */

/**
 * Makes an element. `class` and plain attributes are set as written; `on…` keys are listeners.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | ((event: Event) => void) | null>} [attributes]
 * @param {...Child} children - null and false are left out
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...visible(children));
  return node;
}

/**
 * Makes an SVG element, with the same rules as `element`.
 *
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(node, attributes);
  node.append(...visible(children));
  return node;
}

/**
 * The element of this page with the given id; a page without it is broken, which must be seen.
 *
 * @param {string} id
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (node === null) throw new Error(`This page has no element #${id}`);
  return node;
}

/**
 * @param {Element} node
 * @param {Record<string, string | number | boolean | ((event: Event) => void) | null>} attributes
 */
function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {readonly Child[]} children */
function visible(children) {
  return children
    .filter((child) => child !== null && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
