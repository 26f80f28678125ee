import { pathToFileURL } from "node:url";
import { format } from "node:util";
import type { SparkSession } from "spark-connect-js";
import { type Notebook, placeIn } from "./notebook.ts";
import { beginRun, type Output, runningCell, write, writtenSoFar } from "./session.ts";

/** How far a run came. */
export interface Run {
  /** What each cell wrote, by its number. */
  readonly outputs: ReadonlyMap<number, readonly Output[]>;
  /** The cell that ended the run, and why; null when all ran. */
  readonly failure: { readonly cell: number; readonly message: string } | null;
}

/**
 * Runs the cells one after the other in one session. What they print is part of what they write. The first error ends
 * the run.
 *
 * @param tablesFrom - a namespace of the lake's catalog to read tables from in place of their own
 */
export async function runCells(
  notebook: Notebook,
  module: string,
  spark: SparkSession,
  tablesFrom: string | null,
): Promise<Run> {
  beginRun(spark, tablesFrom);
  const { log } = console;
  const { stackTraceLimit } = Error;
  console.log = (...values) => write({ kind: "text", text: format(...values) });
  // The place in the cell is the outermost frame.
  Error.stackTraceLimit = 100;
  try {
    await import(pathToFileURL(module).href);
    return { outputs: writtenSoFar(), failure: null };
  } catch (error) {
    const cell = runningCell();
    const line = lineIn(module, error) ?? notebook.cells[cell - 1]?.fence ?? 1;
    const reason = error instanceof Error ? error.message : String(error);
    return { outputs: writtenSoFar(), failure: { cell, message: `${placeIn(notebook, line)}: ${reason}` } };
  } finally {
    console.log = log;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The line of the module an error came through, if its stack still says so. */
function lineIn(module: string, error: unknown): number | undefined {
  const frame = error instanceof Error && error.stack?.split("\n").find((each) => each.includes(module));
  const line = frame ? /:(\d+):\d+\)?$/.exec(frame.trim())?.[1] : undefined;
  return line === undefined ? undefined : Number(line);
}
