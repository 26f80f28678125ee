import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "../config/index.ts";
import { type Command, StackError } from "../services/service.ts";
import type { Step } from "./steps.ts";

/**
 * A step's npm script as a command, run without npm in between: signals reach it, its exit code is its own, and
 * the pid on record is its pid.
 */
export function scriptCommand({ script, args = [] }: Step): Command {
  const line = scriptsOf(join(repositoryRoot, "package.json"))[script];
  if (line === undefined)
    throw new StackError(`package.json has no script "${script}", which npm start runs`);
  if (/[;&|]/.test(line)) {
    throw new StackError(`the script "${script}" is more than one command; npm start runs only single ones`);
  }
  return {
    program: "/bin/sh",
    args: ["-c", `exec ${line} "$@"`, script, ...args],
    env: { PATH: [join(repositoryRoot, "node_modules", ".bin"), process.env.PATH].join(delimiter) },
    cwd: repositoryRoot,
    stopSignal: "SIGTERM",
  };
}

function scriptsOf(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path, "utf8")).scripts;
}
