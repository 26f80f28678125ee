import { readdirSync, readFileSync } from "node:fs";

/** Ticks of the processor in a second, on every Linux. */
const ticksPerSecond = 100;

/** Seconds of processor time a process has used so far; not a number where there is no `/proc`, or no such process. */
export function processSeconds(pid: number | string): number {
  return statOf(pid)?.seconds ?? Number.NaN;
}

/** The same for each process group with all its living members, by group leader. */
export function groupSeconds(): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const pid of processes()) {
    const stat = statOf(pid);
    if (stat !== null) sums.set(stat.group, (sums.get(stat.group) ?? 0) + stat.seconds);
  }
  return sums;
}

function processes(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function statOf(pid: number | string): { readonly group: number; readonly seconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold anything and ends with the last parenthesis; state, parent and group follow.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { group: Number(fields[2]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  } catch {
    return null;
  }
}
