import type { DataFrame, Schema, SparkSession } from "spark-connect-js";
import type { TableContract, TypedTable } from "../lib/contract/table-contract.ts";

/** What one cell wrote: Markdown, or a picture in a file of its own. */
export type Output =
  | { readonly kind: "markdown"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "picture"; readonly name: string; readonly svg: string; readonly caption: string };

/** The session all cells share. */
export let spark: SparkSession;

let namespace: string | null = null;
let cell = 0;
let outputs = new Map<number, Output[]>();

/** Begins a run: the session cells find, and the namespace tables are read from, where it is not their own. */
export function beginRun(session: SparkSession, tablesFrom: string | null): void {
  spark = session;
  namespace = tablesFrom;
  cell = 0;
  outputs = new Map();
}

/** Called by each cell as it begins. */
export function enterCell(number: number): void {
  cell = number;
}

/** The cell that runs. */
export function runningCell(): number {
  return cell;
}

/** What each cell has written so far, by its number. */
export function writtenSoFar(): ReadonlyMap<number, readonly Output[]> {
  return outputs;
}

/** Adds to what the running cell writes. */
export function write(output: Output): void {
  outputs.set(cell, [...(outputs.get(cell) ?? []), output]);
}

/** The rows of a table of the lake, typed by its contract; lazy. */
export function lake<S extends Schema>(table: TypedTable<S>): DataFrame<S> {
  return spark.table({ name: nameOf(table), schema: table.schema });
}

/** The name a table is read by: its own, or the same in the namespace this run was told to read from. */
export function nameOf({ name }: TableContract): string {
  const [catalog, own, table] = name.split(".");
  return [catalog, namespace ?? own, table].join(".");
}
