import { ConfigError } from "@kindling/spark/config";
import type { Say } from "./kafka.ts";
import { UsageError } from "./options.ts";

/**
 * Runs a command's body and turns its end into an exit code: 0, 1 for a failure, 2 for a call or configuration
 * that is wrong. Failures are told in a sentence; one that nobody foresaw keeps its stack.
 */
export async function runCommand(name: string, body: (say: Say) => Promise<void>): Promise<never> {
  const say: Say = (line) => process.stdout.write(`${name}: ${line}\n`);
  try {
    await body(say);
    process.exit(0);
  } catch (error) {
    const isExpected = error instanceof UsageError || error instanceof ConfigError;
    process.stderr.write(`${name}: ${describe(error, isExpected)}\n`);
    process.exit(isExpected ? 2 : 1);
  }
}

function describe(error: unknown, isExpected: boolean): string {
  if (!(error instanceof Error)) return String(error);
  return isExpected || error.constructor === Error ? error.message : (error.stack ?? error.message);
}
