/** One data row of a table in comma-separated values, by column name. */
export type CsvRow = ReadonlyMap<string, string>;

/**
 * Reads comma-separated values whose fields hold no commas or quotes, as all files read here.
 *
 * @param required - columns that must be there; others are passed on as they are
 * @throws Error naming the file and the column or line that is not as expected
 */
export function* readCsv(text: string, file: string, required: readonly string[]): Generator<CsvRow> {
  const [header = "", ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = header.split(",");
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new Error(`${file} has no column ${missing.join(", ")}; its columns are ${header}`);
  }
  for (const [index, line] of lines.entries()) {
    const values = line.split(",");
    if (values.length !== columns.length || line.includes('"')) {
      throw new Error(
        `${file}:${index + 2} has ${values.length} fields, expected ${columns.length} without quotes: ${line}`,
      );
    }
    yield new Map(columns.map((name, column) => [name, values[column] ?? ""]));
  }
}

/** The number in a field; null where the field is empty. */
export function numberIn(row: CsvRow, column: string, file: string): number | null {
  const text = row.get(column) ?? "";
  if (text === "") return null;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new Error(`${file}: "${text}" in column ${column} is not a number`);
}
