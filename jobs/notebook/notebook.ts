import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type Cell, cellAt, cellsOf } from "./cells.ts";

/** A Markdown document with cells of TypeScript. */
export interface Notebook {
  /** Absolute. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly cells: readonly Cell[];
}

/** What is wrong with a notebook, told by the place in it. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
}

/**
 * Reads a notebook.
 *
 * @throws {@link NotebookError} if the file cannot be read or has no cells
 */
export function readNotebook(file: string): Notebook {
  const path = resolve(file);
  const lines = textOf(path).split("\n");
  const cells = cellsOf(lines);
  if (cells.length === 0) throw new NotebookError(`${file} has no cells: fences that begin with \`\`\`ts`);
  return { path, lines, cells };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new NotebookError(`${path} cannot be read: expected a Markdown file`, { cause });
  }
}

/** A line of a notebook as messages name it: `jobs/notebooks/events.md:57 (cell 4)`. */
export function placeIn({ path, cells }: Notebook, line: number): string {
  const cell = cellAt(cells, line);
  return `${relative(process.cwd(), path)}:${line}${cell === undefined ? "" : ` (cell ${cell.number})`}`;
}
