import { inspect } from "node:util";
import { ArgumentError } from "../errors/index.ts";

/** Where in the given rows a list of values comes from. */
export interface Place {
  /** The column, with the fields below it. */
  readonly path: string;
  /** The row a value of the list belongs to, from 0. */
  readonly rowOf: (index: number) => number;
}

/** The error for a value a column cannot hold: names row, column, value, and what was expected. */
export function invalidValue(place: Place, index: number, value: unknown, expected: string): ArgumentError {
  return invalidRow(place.rowOf(index), `column "${place.path}" needs ${expected}, got ${show(value)}.`);
}

export function invalidRow(row: number, problem: string): ArgumentError {
  return new ArgumentError(`Row ${row}: ${problem}`, { pointer: `/rows/${row}` });
}

export function show(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 80 });
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
