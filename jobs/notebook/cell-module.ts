import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "@kindling/spark/config";
import type { Notebook } from "./notebook.ts";

/** Where modules are made from notebooks: inside the repository, so that they find its packages. */
const generated = join(repositoryRoot, ".kindling", "notebooks");
const session = fileURLToPath(new URL("./session.ts", import.meta.url));

/**
 * Writes the module of a notebook and returns its path. It is the document with nothing but its cells in it, so that
 * every line keeps its number; the line of each opening fence says which cell begins.
 */
export function writeCellModule(notebook: Notebook): string {
  const name = basename(notebook.path, ".md");
  const folder = join(generated, name);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.ts`);
  writeFileSync(path, cellModule(notebook, folder));
  return path;
}

function cellModule({ path, lines, cells }: Notebook, folder: string): string {
  const text = lines.map(() => "");
  for (const { number, fence, code } of cells) {
    text[fence - 1] = `enterCell(${number});`;
    for (const [i, line] of code.entries()) text[fence + i] = moved(line, dirname(path), folder);
  }
  text[0] = `import { enterCell } from "${specifier(folder, session)}"; ${text[0]}`;
  return `${text.join("\n")}\nexport {};\n`;
}

/** A line whose import from a relative path is written from another folder. */
function moved(line: string, from: string, to: string): string {
  return line.replace(
    /(\bfrom\s+|^import\s+|\bimport\()"(\.{1,2}\/[^"]+)"/,
    (_, before: string, path: string) => `${before}"${specifier(to, resolve(from, path))}"`,
  );
}

function specifier(folder: string, file: string): string {
  const path = relative(folder, file);
  return path.startsWith(".") ? path : `./${path}`;
}
