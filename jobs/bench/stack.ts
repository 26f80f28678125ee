import { join } from "node:path";
import { freePortBlock } from "@kindling/spark/cli";
import { repositoryRoot } from "@kindling/spark/config";
import { type Running, start, until } from "../test/e2e/support.ts";

/**
 * Starts a stack of the benchmark's own beside the user's, with the settings of config.yml, and points the environment
 * of this process at it. Its ports are free ones and its state folder `.kindling/bench`, unless the environment says
 * otherwise.
 *
 * @throws Error with what the stack said if it does not start
 */
export async function startStack(): Promise<Running> {
  const place = {
    KINDLING_STACK_STATE_DIR: join(repositoryRoot, ".kindling", "bench"),
    ...(await freePortBlock()),
    ...process.env,
  };
  Object.assign(process.env, place);
  const stack = start("spark/cli/up.ts", "--foreground");
  const isReady = () => stack.output().includes("Ctrl-C stops it");
  // Each service has a time limit of its own; here either end is waited for.
  const isOver = () => isReady() || stack.process.exitCode !== null;
  await until("the stack is ready", isOver, { seconds: 900, known: stack.output });
  if (!isReady()) throw new Error(`the stack did not start:\n${stack.output()}`);
  return stack;
}

/** Stops a stack and resolves when all of it is gone. */
export async function stopStack(stack: Running): Promise<void> {
  stack.process.kill("SIGTERM");
  await stack.exit;
}
