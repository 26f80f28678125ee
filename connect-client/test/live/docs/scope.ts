import { format } from "node:util";
import { vi } from "vitest";
import type { SparkSession } from "../../../src/index.ts";

/** A line that an example printed, with where it was printed if the stack still says so. */
export interface Printed {
  readonly text: string;
  /** The fence of the block that was running. */
  readonly fence: number;
  readonly line?: number;
}

/** The session that examples find in scope. */
export let spark: SparkSession;
let fence = 0;

/** Called by each block as it begins. */
export function enterBlock(line: number): void {
  fence = line;
}

/** Runs the module of an example with a session and returns what it printed. */
export async function runModule(path: string, session: SparkSession): Promise<readonly Printed[]> {
  spark = session;
  const printed: Printed[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values) => {
    const line = lineIn(path);
    for (const text of format(...values).split("\n")) {
      printed.push({ text: text.trimEnd(), fence, ...(line !== undefined && { line }) });
    }
  });
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  try {
    await import(path);
  } finally {
    Error.stackTraceLimit = limit;
    log.mockRestore();
  }
  return printed.filter(({ text }) => text !== "");
}

/** Where in the module this is called from. */
function lineIn(path: string): number | undefined {
  const frame = new Error().stack?.split("\n").find((each) => each.includes(path));
  const line = frame?.match(/:(\d+):\d+\)?$/)?.[1];
  return line === undefined ? undefined : Number(line);
}
