import { DataFrame } from "spark-connect-js";
import { write } from "./session.ts";

/** Rows shown of one table; more belong into a picture. */
const mostRows = 50;

/** How values of a column are written: by a function, or numbers with so many decimals. */
export type Format = number | ((value: unknown) => string);

/**
 * Writes a table. Runs a job for a DataFrame; at most 50 rows are shown, and what is left out is said.
 *
 * @param formats - by column; else numbers have thousands separators and at most two decimals
 */
export async function show(
  rows: DataFrame | readonly object[],
  formats: Readonly<Record<string, Format>> = {},
): Promise<void> {
  const all = rows instanceof DataFrame ? await rows.limit(mostRows + 1).collect() : rows;
  write({ kind: "markdown", text: tableText(all, formats) });
}

/** Writes a sentence or more, as Markdown. */
export function say(text: string): void {
  write({ kind: "markdown", text });
}

/** Writes a picture; its file is named after it. */
export function picture(name: string, svg: string, caption: string): void {
  write({ kind: "picture", name, svg, caption });
}

/** Rows as a Markdown table; numbers are right-aligned. */
export function tableText(rows: readonly object[], formats: Readonly<Record<string, Format>> = {}): string {
  const [first] = rows;
  if (first === undefined) return "_No rows._";
  const shown = rows.slice(0, mostRows).map((row) => new Map<string, unknown>(Object.entries(row)));
  const columns = Object.keys(first);
  const isNumeric = (column: string) =>
    shown.some((row) => ["number", "bigint"].includes(typeof row.get(column)));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(escaped)),
    line(columns.map((column) => (isNumeric(column) ? "---:" : "---"))),
    ...shown.map((row) =>
      line(columns.map((column) => escaped(valueText(row.get(column), formats[column])))),
    ),
    ...(rows.length > mostRows ? ["", `_The first ${mostRows} rows._`] : []),
  ].join("\n");
}

function valueText(value: unknown, format?: Format): string {
  if (typeof format === "function") return format(value);
  if (value === null || value === undefined) return "–";
  if (typeof value === "bigint") return value.toLocaleString("en-US");
  if (typeof value !== "number") return String(value);
  return value.toLocaleString("en-US", {
    maximumFractionDigits: format ?? 2,
    minimumFractionDigits: format ?? 0,
  });
}

function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
