import { ConfigError } from "../config/index.ts";
import { StackError } from "../services/service.ts";

/** Runs a command of the command line: its own errors become one message and a non-zero exit code. */
export async function runCommand(command: () => Promise<void> | void): Promise<void> {
  // A reader that has seen enough (`npm run ps | head -3`) closes the pipe, which is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    await command();
  } catch (error) {
    const expected = error instanceof ConfigError || error instanceof StackError || isSetupError(error);
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}

function isSetupError(error: unknown): error is Error {
  return error instanceof Error && error.name === "SetupError";
}

/** A table with left-aligned columns, two spaces apart. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `up 3 h 12 min`-like ages: the two largest units. */
export function age(since: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
