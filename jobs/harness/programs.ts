import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { repositoryRoot } from "@kindling/spark/config";

/** A program of this repository that was started by a test or a benchmark. */
export interface Running {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly output: () => string;
  /** How it ended. */
  readonly exit: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** Starts a TypeScript program by its path from the root. */
export function start(program: string, ...args: readonly string[]): Running {
  return startWith({}, program, ...args);
}

/** Starts a program with variables of its own besides those of this process. */
export function startWith(
  environment: Readonly<Record<string, string>>,
  program: string,
  ...args: readonly string[]
): Running {
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      said += text;
    });
  }
  const exit = once(child, "close").then(([code]) => ({ code: code as number | null, output: said }));
  return { process: child, output: () => said, exit };
}

/** Runs a program to its end. */
export function run(program: string, ...args: readonly string[]) {
  return start(program, ...args).exit;
}

/** Whether it has ended, however. */
export function hasEnded({ process: { exitCode, signalCode } }: Running): boolean {
  return exitCode !== null || signalCode !== null;
}
