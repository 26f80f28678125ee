/**
 * How long a change of an order takes to the topic and to a row of the lake, and how fast a table is read at first.
 *
 * `npm run bench:cdc [-- log polling snapshot] [--rates=50,500,5000] [--seconds=45] [--rows=500000]`. Each part is a
 * program of its own on a new stack of its own, so that none finds rows, places or compiled code of another.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repositoryRoot } from "@kindling/spark/config";
import { startStack, stopStack } from "../../harness/stack.ts";
import { conditions } from "../conditions.ts";
import { chooseOwnStack } from "../stack.ts";

const parts = ["log", "polling", "snapshot"] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rates: { type: "string", default: "50,500,5000" },
    seconds: { type: "string", default: "45" },
    rows: { type: "string", default: "500000" },
  },
});
const unknown = positionals.find((name) => !parts.some((part) => part === name));
if (unknown !== undefined) fail(`There is no part "${unknown}"; there are: ${parts.join(", ")}.`);
for (const [name, text] of Object.entries(values))
  if (!text.split(",").every((each) => Number.isSafeInteger(Number(each)) && Number(each) > 0))
    fail(`--${name} is "${text}": expected a whole number above 0${name === "rates" ? ", or several" : ""}`);

const stateDir = join(repositoryRoot, ".kindling", "bench-cdc");
process.env.KINDLING_STACK_STATE_DIR = stateDir;
await chooseOwnStack();
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());

for (const part of parts.filter((name) => positionals.length === 0 || positionals.includes(name))) {
  if (interrupted.signal.aborted) break;
  rmSync(stateDir, { recursive: true, force: true });
  const stack = await startStack();
  try {
    console.log(`\n## ${part}\n\n${conditions()}\n`);
    if ((await run(part)) !== 0) process.exitCode = 1;
  } finally {
    await stopStack(stack);
  }
}

/** A part is asked to end when this program is, and the stack is stopped after it. */
async function run(part: (typeof parts)[number]): Promise<unknown> {
  const program = `jobs/bench/cdc/parts/${part === "snapshot" ? "snapshot" : "delays"}.ts`;
  const args = [part, values.rates, values.seconds, values.rows];
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, ...args], {
    cwd: repositoryRoot,
    stdio: "inherit",
  });
  interrupted.signal.addEventListener("abort", () => child.kill("SIGTERM"));
  const [code] = await once(child, "close");
  return code;
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
