import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeCellModule } from "../../../notebook/cell-module.ts";
import { cellsOf } from "../../../notebook/cells.ts";
import { placeIn, readNotebook } from "../../../notebook/notebook.ts";
import { writeDocument } from "../../../notebook/write-document.ts";

const text = `# Title

\`\`\`ts
import { one } from "../one.ts";
const two = one + 1;
\`\`\`

\`\`\`\`md
\`\`\`ts
not a cell
\`\`\`
\`\`\`\`

\`\`\`ts
console.log(two);
\`\`\`
`;

function notebook(content = text) {
  const path = join(mkdtempSync(join(tmpdir(), "notebook-")), `cells-test-${process.pid}.md`);
  writeFileSync(path, content);
  return readNotebook(path);
}

describe("a notebook", () => {
  it("has its fences of ts as cells, in their order; fences inside of others are text", () => {
    expect(cellsOf(text.split("\n"))).toEqual([
      { number: 1, fence: 3, code: ['import { one } from "../one.ts";', "const two = one + 1;"] },
      { number: 2, fence: 14, code: ["console.log(two);"] },
    ]);
  });

  it("says where a fence is not closed, and that there are no cells", () => {
    expect(() => cellsOf(["text", "```ts", "1;"])).toThrow("line 2: a fence that is not closed");
    expect(() => notebook("# Title\n")).toThrow("has no cells: fences that begin with ```ts");
  });

  it("becomes a module in which every line keeps its number and imports lead to the same files", () => {
    const given = notebook();
    const lines = readFileSync(writeCellModule(given), "utf8").split("\n");
    expect(lines[2]).toBe("enterCell(1);");
    expect(lines[3]).toMatch(/^import \{ one \} from "(\.\.\/)+.*\/one\.ts";$/);
    expect([lines[4], lines[13], lines[14]]).toEqual([
      "const two = one + 1;",
      "enterCell(2);",
      "console.log(two);",
    ]);
    expect(lines.filter((line) => line.includes("not a cell"))).toEqual([]);
  });

  it("names a place by line and cell", () => {
    expect(placeIn(notebook(), 15)).toMatch(/cells-test-\d+\.md:15 \(cell 2\)$/);
    expect(placeIn(notebook(), 1)).toMatch(/cells-test-\d+\.md:1$/);
  });

  it("is written with what each cell wrote after it, up to the cell that failed", () => {
    const given = notebook();
    const folder = mkdtempSync(join(tmpdir(), "notebook-output-"));
    const document = writeDocument(
      given,
      {
        outputs: new Map([
          [
            1,
            [
              { kind: "markdown", text: "| a |" },
              { kind: "picture", name: "p", svg: "<svg/>", caption: "A picture" },
            ],
          ],
        ]),
        failure: { cell: 2, message: "x.md:15 (cell 2): no" },
      },
      folder,
    );
    const name = document.slice(folder.length + 1).replace(".md", "");
    const lines = readFileSync(document, "utf8").split("\n");
    expect(lines.slice(5, 10)).toEqual(["```", "", "| a |", "", `![A picture](${name}/p.svg)`]);
    expect(lines.slice(-7)).toEqual([
      "```",
      "",
      "```text",
      "The run ended here.",
      "x.md:15 (cell 2): no",
      "```",
      "",
    ]);
    expect(readFileSync(join(folder, name, "p.svg"), "utf8")).toBe("<svg/>");
  });
});
