/** A fence of TypeScript in a notebook. */
export interface Cell {
  /** Counted from 1 through the notebook. */
  readonly number: number;
  /** The line of the opening fence, counted from 1, as all lines here. */
  readonly fence: number;
  readonly code: readonly string[];
}

/** The line of a cell's closing fence. */
export const lastLine = ({ fence, code }: Cell): number => fence + code.length + 1;

/**
 * The cells of a Markdown document, in its order. Fences of other languages are text.
 *
 * @throws Error naming the line of a fence that is not closed
 */
export function cellsOf(lines: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  for (let line = 0; line < lines.length; line++) {
    const [, fence, language] = /^(`{3,})(\w*)\s*$/.exec(lines[line] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((text, i) => i > line && text.trimEnd() === fence);
    if (end < 0) throw new Error(`line ${line + 1}: a fence that is not closed`);
    if (language === "ts") {
      cells.push({ number: cells.length + 1, fence: line + 1, code: lines.slice(line + 1, end) });
    }
    line = end;
  }
  return cells;
}

/** The cell a line of the document lies in. */
export function cellAt(cells: readonly Cell[], line: number): Cell | undefined {
  return cells.find((cell) => line >= cell.fence && line <= lastLine(cell));
}
