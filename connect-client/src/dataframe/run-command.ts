import type { Executor } from "../execution/executor.ts";
import { type CommandFields, type CommandKind, commandPlan } from "../plan/plan.ts";
import { executeObserved } from "./observation.ts";

/** Runs a command to its end; what it writes may be observed. */
export async function runCommand<K extends CommandKind>(
  executor: Executor,
  kind: K,
  fields: CommandFields<K>,
): Promise<void> {
  for await (const response of executeObserved(executor, commandPlan(kind, fields))) void response;
}
