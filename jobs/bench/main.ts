/**
 * How fast events come into the lake, and how tidy it stays.
 *
 * `npm run bench:ingest [-- generator sustained latency minutes tidy]`, on a stack of its own.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { repositoryRoot } from "@kindling/spark/config";
import { startStack, stopStack } from "../harness/stack.ts";
import { conditions } from "./conditions.ts";
import { chooseOwnStack } from "./stack.ts";

const parts = ["generator", "sustained", "latency", "minutes", "tidy"];

const chosen = process.argv.slice(2);
const unknown = chosen.find((part) => !parts.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; there are: ${parts.join(", ")}.`);
  process.exit(2);
}

await chooseOwnStack();
const stack = await startStack();
const interrupt = () => void stopStack(stack);
process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
try {
  for (const part of parts.filter((name) => chosen.length === 0 || chosen.includes(name))) {
    console.log(`\n## ${part}\n\n${conditions()}\n`);
    if ((await run(part)) !== 0) process.exitCode = 1;
  }
} finally {
  await stopStack(stack);
}

/** Each part is a program of its own, so that none finds memory or compiled code of another. */
async function run(part: string): Promise<unknown> {
  const program = ["--conditions=source", "--import", "tsx", `jobs/bench/parts/${part}.ts`];
  const child = spawn(process.execPath, program, { cwd: repositoryRoot, stdio: "inherit" });
  const [code] = await once(child, "close");
  return code;
}
