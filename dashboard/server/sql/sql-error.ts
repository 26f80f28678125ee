import { CancelledError, ParseError, SparkServerError } from "spark-connect-js";
import type { SqlProblem } from "../wire.ts";
import { refusedWord, SqlRefusedError } from "./read-only.ts";

/**
 * An error as a reader is told it: Spark's class and message, with the lines counted in the reader's own text.
 *
 * @param linesBefore - lines of the statement that are not the reader's
 */
export function describeSqlError(error: unknown, linesBefore: number): SqlProblem {
  if (error instanceof SqlRefusedError) return { name: "refused", sqlState: null, message: error.message };
  if (error instanceof CancelledError || isAbort(error)) {
    return { name: "cancelled", sqlState: null, message: "The query was cancelled." };
  }
  if (error instanceof ParseError) {
    const word = /^'(\w+)'$/.exec(error.messageParameters.error ?? "")?.[1] ?? "";
    const refused = refusedWord(word);
    if (refused !== null) return describeSqlError(refused, linesBefore);
  }
  if (error instanceof SparkServerError) {
    return {
      name: error.errorClass ?? "error",
      sqlState: error.sqlState ?? null,
      message: withOwnLines(error.message, linesBefore),
    };
  }
  return { name: "error", sqlState: null, message: error instanceof Error ? error.message : String(error) };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** Spark repeats the statement below a syntax error; with what was put around it that would only confuse. */
function withOwnLines(message: string, linesBefore: number): string {
  if (linesBefore === 0) return message;
  const [text = ""] = message.split("\n\n== SQL ==\n", 1);
  return text.replace(
    /\bline (\d+)(?=,? pos)/g,
    (_, line: string) => `line ${Math.max(1, Number(line) - linesBefore)}`,
  );
}
