import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@kindling/spark/config";
import { until } from "./until.ts";

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

/** Ends a service as a crash would, and waits until its supervisor has it running again. */
export async function crash(
  name: string,
  { group = "stack", signal = "SIGKILL" }: { readonly group?: string; readonly signal?: NodeJS.Signals } = {},
): Promise<void> {
  const { pid } = service(name, group);
  if (pid === null) throw new Error(`${name} does not run`);
  process.kill(pid, signal);
  const isBack = () => {
    // Read once: what was ready before the crash may have no process a moment later.
    const now = service(name, group);
    return now.state === "ready" && now.pid !== pid;
  };
  await until(`${name} is back`, isBack, { seconds: 400 });
}
