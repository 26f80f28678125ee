import { hasEnded, type Running, start } from "./programs.ts";
import { until } from "./until.ts";

/**
 * Starts the stack that the environment of this process describes, and resolves when it is ready.
 *
 * @throws Error with what the stack said if it does not start
 */
export async function startStack(): Promise<Running> {
  const stack = start("spark/cli/up.ts", "--foreground");
  const isReady = () => stack.output().includes("Ctrl-C stops it");
  // Each service has a time limit of its own; here either end is waited for.
  await until("the stack is ready", () => isReady() || hasEnded(stack), {
    seconds: 900,
    known: stack.output,
  });
  if (!isReady()) throw new Error(`the stack did not start:\n${stack.output()}`);
  return stack;
}

/** Stops a stack and resolves when all of it is gone. */
export async function stopStack(stack: Running): Promise<void> {
  stack.process.kill("SIGTERM");
  await stack.exit;
}
