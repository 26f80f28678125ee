import { type Running, start } from "../../harness/programs.ts";

const started: Running[] = [];

// A part that fails or is ended must leave nothing behind.
process.on("exit", () => {
  for (const { process: child } of started) child.kill("SIGTERM");
});
process.on("SIGTERM", () => process.exit(1));

/** Starts a program that ends with this one at the latest. */
export function background(program: string, ...args: readonly string[]): Running {
  const running = start(program, ...args);
  started.push(running);
  return running;
}

/** Asks programs to stop, one after the other, and waits until they have. */
export async function stopAll(programs: readonly Running[]): Promise<void> {
  for (const { process: child, exit } of programs) {
    child.kill("SIGTERM");
    const { code, output } = await exit;
    if (code !== 0) throw new Error(`a program ended with ${code}:\n${output.slice(-4_000)}`);
  }
}

/** What programs said last, for an error. */
export function lastWords(programs: readonly Running[]): string {
  return programs.map(({ output }) => output().slice(-1_500)).join("\n---\n");
}
