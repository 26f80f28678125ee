import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "@kindling/spark/config";

const config = loadConfig();

/** Ticks of the processor in a second, on every Linux. */
const ticksPerSecond = 100;

interface Group {
  readonly services: readonly { readonly name: string; readonly pid: number | null }[];
}

/**
 * Begins to measure; the answer says how many cores each service has used since, the busiest first, and what was left of
 * them for everything else: the programs of the benchmark, the writer's connection of Postgres, which has ended by then,
 * and whatever else the machine does.
 */
export function watchCores(): () => string {
  const [before, busyBefore, started] = [processes(), busySeconds(), performance.now()];
  return () => {
    const [after, busy, seconds] = [processes(), busySeconds(), (performance.now() - started) / 1_000];
    const used = services().map(({ name, pid }) => ({
      name,
      cores: (secondsOf(after, pid) - secondsOf(before, pid)) / seconds,
    }));
    const others = (busy - busyBefore) / seconds - used.reduce((sum, { cores }) => sum + cores, 0);
    return [...used.filter(({ cores }) => cores >= 0.01), { name: "all else", cores: others }]
      .sort((a, b) => b.cores - a.cores)
      .map(({ name, cores }) => `${name} ${cores.toFixed(2)}`)
      .join(", ");
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly seconds: number;
}

/** A service is a group of processes and all they started: each connection of Postgres is a group of its own. */
function secondsOf(all: readonly Process[], service: number | null): number {
  const members = new Set(all.filter(({ group }) => group === service).map(({ pid }) => pid));
  // A process comes after the one that started it, but for numbers that began anew.
  for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
  return all.filter(({ pid }) => members.has(pid)).reduce((sum, { seconds }) => sum + seconds, 0);
}

function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const text = textOf(`/proc/${name}/stat`);
      if (text === null) return [];
      // The name may hold anything and ends with the last parenthesis; state, parent and group follow.
      const fields = text
        .slice(text.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      const [, parent = 0, group = 0] = fields;
      const seconds = ((fields[11] ?? 0) + (fields[12] ?? 0)) / ticksPerSecond;
      return [{ pid: Number(name), parent, group, seconds }];
    })
    .sort((a, b) => a.pid - b.pid);
}

/** Processor time of the whole machine, whatever has ended meanwhile included. */
function busySeconds(): number {
  const [user = 0, nice = 0, system = 0] = (textOf("/proc/stat") ?? "").split(/\s+/).slice(1).map(Number);
  return (user + nice + system) / ticksPerSecond;
}

/** Of the stack, and of the reader of the log where it runs. */
function services(): Group["services"] {
  return ["stack", "orders-log"].flatMap((group) => {
    const text = textOf(join(config.stack.stateDir, `${group}.json`));
    return text === null ? [] : (JSON.parse(text) as Group).services;
  });
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
