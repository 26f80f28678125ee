import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@kindling/spark/config";

interface StackState {
  readonly services: readonly {
    readonly name: string;
    readonly state: string;
    readonly pid: number | null;
  }[];
}

/** What the supervisor of the stack last wrote about a service. */
export function service(name: string) {
  const path = join(loadConfig().stack.stateDir, "stack.json");
  const state = JSON.parse(readFileSync(path, "utf8")) as StackState;
  const found = state.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the stack has no service ${name}`);
  return found;
}
