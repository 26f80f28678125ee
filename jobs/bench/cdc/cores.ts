import { readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "../../test/e2e/support.ts";
import { groupSeconds } from "../processor-time.ts";

interface Group {
  readonly services: readonly { readonly name: string; readonly pid: number | null }[];
}

/**
 * Begins to measure; the answer says how many cores each service has used since, the busiest first, and what was left of
 * them for everything else: the programs of the benchmark, and whatever else the machine does.
 */
export function watchCores(): () => string {
  const [before, started] = [groupSeconds(), performance.now()];
  return () => {
    const [after, seconds] = [groupSeconds(), (performance.now() - started) / 1_000];
    const coresOf = (group: number) =>
      Math.max(0, (after.get(group) ?? 0) - (before.get(group) ?? 0)) / seconds;
    const all = [...after.keys()].reduce((sum, group) => sum + coresOf(group), 0);
    const used = services().map(({ name, pid }) => ({ name, cores: coresOf(pid ?? -1) }));
    const others = all - used.reduce((sum, { cores }) => sum + cores, 0);
    return [...used.filter(({ cores }) => cores >= 0.01), { name: "all else", cores: others }]
      .sort((a, b) => b.cores - a.cores)
      .map(({ name, cores }) => `${name} ${cores.toFixed(2)}`)
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
