import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { type Block, linesOf, packageRoot } from "./examples.ts";
import type { Printed } from "./scope.ts";

/** A comment on a line of its own, except those that are for the compiler. */
const outputLine = /^\s*\/\/(?! ?@ts-) ?/;

/** The lines that a block says it prints: its full-line comments, or the fence of text after it. */
export function expectedOutput({ code, output }: Block): string[] {
  const lines =
    output?.lines ?? code.filter((line) => outputLine.test(line)).map((line) => line.replace(outputLine, ""));
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
}

/** Writes into a file what its blocks printed. */
export function writeOutputs(file: string, results: ReadonlyMap<Block, readonly Printed[]>): void {
  const lines = linesOf(file);
  // From the end on: the numbers of earlier lines stay true.
  for (const [block, printed] of [...results].sort(([one], [other]) => other.fence - one.fence)) {
    if (block.output) {
      lines.splice(block.output.fence, block.output.lines.length, ...printed.map(({ text }) => text));
    } else {
      const prefix = /^\s*(?:\* )?/.exec(lines[block.fence - 1] ?? "")?.[0] ?? "";
      lines.splice(block.fence, block.code.length, ...withComments(block, printed, prefix, lines));
    }
  }
  writeFileSync(join(packageRoot, file), lines.join("\n"));
}

/** The lines of a block with what each statement printed after it. */
function withComments(
  { fence, code }: Block,
  printed: readonly Printed[],
  prefix: string,
  lines: readonly string[],
): string[] {
  const ends = statementEnds(code.join("\n"));
  const last = ends.at(-1) ?? 0;
  const endOf = ({ line = Number.POSITIVE_INFINITY }: Printed) =>
    ends.find((end) => end >= line - fence - 1) ?? last;
  return code.flatMap((line, i) => [
    ...(outputLine.test(line) ? [] : [lines[fence + i] ?? ""]),
    ...printed.filter((each) => endOf(each) === i).map(({ text }) => `${prefix}// ${text}`),
  ]);
}

/** The last lines of the statements of a text, counted from 0. */
function statementEnds(text: string): number[] {
  const { program } = parseSync("example.ts", text);
  return program.body.map(({ end }) => text.slice(0, end).split("\n").length - 1);
}
