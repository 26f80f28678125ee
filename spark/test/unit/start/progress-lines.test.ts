import { expect, it } from "vitest";
import { ProgressLines } from "../../../start/progress-lines.ts";

function written(isTTY: boolean, lines: readonly string[]): string {
  let text = "";
  const write = (part: string | Uint8Array) => {
    text += String(part);
    return true;
  };
  const progress = new ProgressLines({ write, isTTY, columns: 20 });
  for (const line of lines) progress.line(line);
  progress.keep();
  return text;
}

const lines = ["train starts", "stage 1 of 3", "stage 2 of 3, and much more of it", "train done"];

it("lets progress take its own place where a person watches", () => {
  expect(written(true, lines)).toBe(
    "train starts\nstage 1 of 3\r\u001b[Kstage 2 of 3, and m\r\u001b[Ktrain done\n",
  );
  expect(written(true, lines.slice(0, 2))).toBe("train starts\nstage 1 of 3\n");
});

it("writes every line into a file", () => {
  expect(written(false, lines)).toBe(`${lines.join("\n")}\n`);
});
