import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { lastLine } from "./cells.ts";
import type { Notebook } from "./notebook.ts";
import type { Run } from "./run-cells.ts";
import type { Output } from "./session.ts";

/**
 * Writes the document with what its cells wrote after each of them, and the pictures into a folder beside it, in place
 * of what an earlier run left there. Returns the document's path.
 */
export function writeDocument(notebook: Notebook, { outputs, failure }: Run, folder: string): string {
  const name = basename(notebook.path, ".md");
  const pictures = join(folder, name);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const lines = [...notebook.lines];
  // From the end on: the numbers of earlier lines stay true.
  for (const cell of [...notebook.cells].reverse()) {
    const written = (outputs.get(cell.number) ?? []).map((output) => markdownOf(output, name));
    if (failure?.cell === cell.number) written.push(fenced(`The run ended here.\n${failure.message}`));
    for (const output of outputs.get(cell.number) ?? []) {
      if (output.kind === "picture") writeFileSync(join(pictures, `${output.name}.svg`), output.svg);
    }
    lines.splice(lastLine(cell), 0, ...written.flatMap((text) => ["", text]));
  }
  const path = join(folder, `${name}.md`);
  writeFileSync(path, lines.join("\n"));
  return path;
}

function markdownOf(output: Output, name: string): string {
  if (output.kind === "picture") return `![${output.caption}](${name}/${output.name}.svg)`;
  return output.kind === "markdown" ? output.text : fenced(output.text);
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
