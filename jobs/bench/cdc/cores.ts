import { readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "../../test/e2e/support.ts";
import { groupSeconds } from "../processor-time.ts";
import { figure } from "../statistics.ts";

interface Group {
  readonly services: readonly { readonly name: string; readonly pid: number | null }[];
}

/** Begins to measure; the answer says how many cores each service has used since, the busiest first. */
export function watchCores(): () => string {
  const [before, started] = [groupSeconds(), performance.now()];
  return () => {
    const [after, seconds] = [groupSeconds(), (performance.now() - started) / 1_000];
    return services()
      .map(({ name, pid }) => ({
        name,
        cores: ((after.get(pid ?? -1) ?? 0) - (before.get(pid ?? -1) ?? 0)) / seconds,
      }))
      .filter(({ cores }) => cores >= 0.01)
      .sort((a, b) => b.cores - a.cores)
      .map(({ name, cores }) => `${name} ${figure(cores)}`)
      .join(", ");
  };
}

/** Of the stack, and of the reader of the log where it runs. */
function services(): Group["services"] {
  return ["stack", "orders-log"].flatMap((group) => {
    try {
      const text = readFileSync(join(config.stack.stateDir, `${group}.json`), "utf8");
      return (JSON.parse(text) as Group).services;
    } catch {
      return [];
    }
  });
}
