import { fileURLToPath } from "node:url";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const pageFile = file("../SCALING.md");
export const pictureFile = file("./scaling.svg");
export const basisFile = file("./basis.json");

const begin = "<!-- computed: npm run measure:scaling -->";
const end = "<!-- end of what is computed -->";

/**
 * The page with its computed part replaced.
 *
 * @throws Error if the page has lost the marks around it
 */
export function pageWith(page: string, computed: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${computed}\n\n${page.slice(to)}`;
}
