import { ArgumentError } from "../errors/index.ts";

/** The `timeout_ms` of an await command: none waits for ever. */
export function terminationTimeout(timeoutMs: number | undefined): { timeoutMs?: bigint } {
  if (timeoutMs === undefined) return {};
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs <= 0) {
    throw new ArgumentError(
      `timeoutMs is ${timeoutMs}; give a whole number of milliseconds above 0, or leave it out to wait for ever.`,
      { pointer: "/timeoutMs" },
    );
  }
  return { timeoutMs: BigInt(timeoutMs) };
}
