// npm run logs [-- name...] [-f] [-n lines]: the end of the services' logs; -f goes on as they grow.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadConfig } from "../config/index.ts";
import { StackError } from "../services/service.ts";
import { LogFollower } from "../supervisor/log-follower.ts";
import { tail } from "../supervisor/log-tail.ts";
import { runCommand } from "./output.ts";

const lookEveryMs = 300;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      follow: { type: "boolean", short: "f", default: false },
      lines: { type: "string", short: "n", default: "20" },
    },
  });
  const lines = Number(values.lines);
  if (!Number.isInteger(lines) || lines < 0)
    throw new StackError(`-n is ${values.lines}: expected a whole number`);
  const logs = chooseLogs(join(loadConfig().stack.stateDir, "logs"), positionals);
  const width = Math.max(...logs.map(({ name }) => name.length));
  const print = (name: string, text: string) => {
    for (const line of text.split("\n"))
      console.log(logs.length === 1 ? line : `${name.padEnd(width)}  ${line}`);
  };
  for (const { name, path } of logs) print(name, tail(path, lines));
  if (values.follow) await follow(logs, print);
});

interface Log {
  readonly name: string;
  readonly path: string;
}

function chooseLogs(folder: string, wanted: readonly string[]): Log[] {
  const names = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => (file.endsWith(".log") ? file.slice(0, -".log".length) : []))
    : [];
  if (names.length === 0)
    throw new StackError(`there are no logs in ${folder}: start the stack with npm run up`);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new StackError(`there is no log of "${unknown}"; there are: ${names.join(", ")}`);
  return (wanted.length === 0 ? names : wanted).map((name) => ({ name, path: join(folder, `${name}.log`) }));
}

async function follow(logs: readonly Log[], print: (name: string, text: string) => void): Promise<void> {
  const followers = logs.map(({ name, path }) => ({ name, follower: new LogFollower(path) }));
  for (;;) {
    await sleep(lookEveryMs);
    for (const { name, follower } of followers) {
      const text = follower.read().trimEnd();
      if (text !== "") print(name, text);
    }
  }
}
