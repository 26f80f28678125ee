import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A fence of TypeScript in a doc comment or a Markdown file. */
export interface Block {
  /** The line of the opening fence, counted from 1, as all lines here. */
  readonly fence: number;
  /** The lines inside, at their columns: what a doc comment has before them is blanks. */
  readonly code: readonly string[];
  /** A `text` fence right after it in Markdown: what the block prints. */
  readonly output?: { readonly fence: number; readonly lines: readonly string[] };
}

/** Blocks that run one after the other as one program: one of a doc comment or README, all of a chapter. */
export interface Example {
  /** From the package's folder on. */
  readonly file: string;
  readonly blocks: readonly Block[];
  /** The newest "since Spark …" of the doc comment. */
  readonly since?: string;
}

export const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** The examples of the files whose path has the given part, by file. */
export function examplesOf(part = ""): readonly (readonly [file: string, examples: readonly Example[]])[] {
  return files()
    .filter((file) => file.includes(part))
    .map((file) => [file, examplesIn(file)] as const)
    .filter(([, examples]) => examples.length > 0);
}

function files(): string[] {
  const sources = readdirSync(join(packageRoot, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("gen/"))
    .map((file) => `src/${file}`);
  const chapters = readdirSync(join(packageRoot, "guide")).map((file) => `guide/${file}`);
  return [...sources, ...chapters, "README.md"].sort();
}

function examplesIn(file: string): Example[] {
  const lines = linesOf(file);
  if (file.startsWith("guide/")) {
    const blocks = blocksIn(lines, "");
    return blocks.length > 0 ? [{ file, blocks }] : [];
  }
  if (file.endsWith(".md")) return blocksIn(lines, "").map((block) => ({ file, blocks: [block] }));
  return blocksIn(lines, "* ").map((block) => {
    const since = sinceOf(commentAround(lines, block.fence));
    return { file, blocks: [block], ...(since !== undefined && { since }) };
  });
}

export function linesOf(file: string): string[] {
  return readFileSync(join(packageRoot, file), "utf8").split("\n");
}

/** The blocks whose lines begin with a prefix: that of doc comments or, in Markdown, none. */
function blocksIn(lines: readonly string[], prefix: "" | "* "): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]?.trimStart() !== `${prefix}\`\`\`ts`) continue;
    const end = closing(lines, i, prefix);
    const code = lines.slice(i + 1, end).map((line) => (prefix ? unprefixed(line) : line));
    const output = prefix ? undefined : outputAfter(lines, end);
    blocks.push({ fence: i + 1, code, ...(output && { output }) });
    i = end;
  }
  return blocks;
}

function closing(lines: readonly string[], opening: number, prefix: string): number {
  const end = lines.findIndex((line, i) => i > opening && line.trimStart() === `${prefix}\`\`\``);
  if (end < 0) throw new Error(`line ${opening + 1}: a fence that is not closed`);
  return end;
}

function unprefixed(line: string): string {
  return line.replace(/^\s*\* ?/, (prefix) => " ".repeat(prefix.length));
}

function outputAfter(lines: readonly string[], end: number): Block["output"] {
  const next = lines.findIndex((line, i) => i > end && line !== "");
  if (lines[next] !== "```text") return undefined;
  return { fence: next + 1, lines: lines.slice(next + 1, closing(lines, next, "")) };
}

function commentAround(lines: readonly string[], line: number): string {
  const start = lines.findLastIndex((text, i) => i < line && text.trimStart().startsWith("/**"));
  const end = lines.findIndex((text, i) => i >= line && text.trimEnd().endsWith("*/"));
  return lines.slice(start, end + 1).join(" ");
}

function sinceOf(comment: string): string | undefined {
  const versions = [...comment.matchAll(/since Spark (\d+\.\d+)/g)].map(([, version = ""]) => version);
  return versions.sort().at(-1);
}
