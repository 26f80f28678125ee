/** Characters of one cell that are sent. */
const longest = 2_000;

/** A value as a reader sees it; null stays null. Long ones are cut, which shows by an ellipsis. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = plainText(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function plainText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return `[${value.map(innerText).join(", ")}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${innerText(key)} -> ${innerText(item)}`).join(", ")}}`;
  }
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return `{${Object.values(value).map(innerText).join(", ")}}`;
  }
  // Timestamps, decimals and the like say themselves what they are; so do numbers and texts.
  return String(value);
}

function innerText(value: unknown): string {
  return value === null || value === undefined ? "null" : plainText(value);
}
