import { parseArgs } from "node:util";
import { exitCodes, JobFailure } from "./exit-codes.ts";

/** How a job is to run: print its plan, process what there is and end, or run as it is meant to. */
export type RunMode = "plan" | "available-now" | "once" | "run";

export interface CommandLine {
  readonly job: string;
  readonly mode: RunMode;
  readonly settings: ReadonlyMap<string, string>;
}

export const usage = `usage: npm run job:<name> [-- --plan | --available-now | --once] [--set key=value ...]

  --plan           print the compiled plan; needs no server
  --available-now  a stream processes what there is, in batches, and ends
  --once           a stream processes what there is in a single batch and ends
  --set key=value  set one of the job's settings for this run

exit codes: 0 done, 1 failed, 2 wrong command line, 3 data broke a table's contract,
            4 the job is already running, 5 the stack does not answer`;

/**
 * Reads the arguments after the runner's own name.
 *
 * @throws {@link JobFailure} (usage) naming what is wrong.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  const [job, ...others] = positionals;
  if (job === undefined) throw wrong("name a job");
  if (others.length > 0) throw wrong(`one job at a time, got also ${others.join(", ")}`);
  const modes = (["plan", "available-now", "once"] as const).filter((mode) => values[mode] === true);
  if (modes.length > 1) throw wrong(`--${modes.join(" and --")} exclude each other`);
  return { job, mode: modes[0] ?? "run", settings: new Map((values.set ?? []).map(parseSetting)) };
}

function parse(args: readonly string[]) {
  const off = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { plan: off, "available-now": off, once: off, set: { type: "string", multiple: true } },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function parseSetting(setting: string): [string, string] {
  const at = setting.indexOf("=");
  if (at < 1) throw wrong(`--set ${setting}: expected key=value`);
  return [setting.slice(0, at), setting.slice(at + 1)];
}

function wrong(problem: string): JobFailure {
  return new JobFailure(exitCodes.usage, `${problem}\n\n${usage}`);
}
