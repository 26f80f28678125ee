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

/** What the supervisor of a group last wrote about a service. */
export function service(name: string, group = "stack") {
  const path = join(loadConfig().stack.stateDir, `${group}.json`);
  const state = JSON.parse(readFileSync(path, "utf8")) as StackState;
  const found = state.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${group} has no service ${name}`);
  return found;
}
