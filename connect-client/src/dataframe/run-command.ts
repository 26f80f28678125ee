import type { Executor } from "../execution/executor.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import { type CommandFields, type CommandKind, commandPlan } from "../plan/plan.ts";
import { recordExecution } from "./execution-info.ts";
import { executeObserved } from "./observation.ts";

/**
 * Runs a command to its end; what it writes may be observed.
 *
 * @param executed - the relation whose execution this is
 */
export async function runCommand<K extends CommandKind>(
  executor: Executor,
  kind: K,
  fields: CommandFields<K>,
  executed?: Relation,
): Promise<void> {
  const responses = executeObserved(executor, commandPlan(kind, fields));
  for await (const response of recordExecution(executed, responses)) void response;
}
